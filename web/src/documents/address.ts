import { useNavigate, useParams, useSearch } from "@tanstack/react-router";

/** The document that the address names. */
export const useDocumentId = () => useParams({ strict: false, select: (params) => params.documentId ?? "" });

/** A field of the address, and how to set it. */
export function useAddress(field: string): [string | undefined, (value: string | undefined) => void] {
  const value = useSearch({ strict: false, select: (search) => search[field] });
  const navigate = useNavigate();
  const set = (next: string | undefined) =>
    void navigate({ to: ".", search: (search) => ({ ...search, [field]: next }), replace: true });
  return [typeof value === "string" ? value : undefined, set];
}
