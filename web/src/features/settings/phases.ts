import type { PhaseIn, Settings, SettingsIn } from "@/features/settings/api";

/** A phase while it is being changed; `key` stays the same while its name is typed. */
export interface Phase {
  key: string;
  name: string;
  /** Its name as it is kept; a new one was nothing. */
  was: string | null;
}

/** The settings while they are being changed. */
export interface Draft extends Omit<Settings, "version" | "job_id" | "phases"> {
  phases: Phase[];
}

export function draftOf({ version: _version, job_id: _job, phases, ...others }: Settings): Draft {
  return { ...others, phases: phases.map((name) => ({ key: name, name, was: name })) };
}

/** What the server takes of a draft. */
export function settingsOf({ phases, name, ...others }: Draft, isConfirmed: boolean): SettingsIn {
  return { ...others, name: name.trim(), phases: phasesOf(phases), is_confirmed: isConfirmed };
}

export function phasesOf(phases: readonly Phase[]): PhaseIn[] {
  return phases.map(({ name, was }) => ({ name: name.trim(), was }));
}

/** The phases with one moved by some places; at the ends it stays. */
export function moved(phases: readonly Phase[], at: number, by: number): Phase[] {
  const to = Math.min(Math.max(at + by, 0), phases.length - 1);
  const others = phases.filter((_, index) => index !== at);
  return [...others.slice(0, to), phases[at]!, ...others.slice(to)];
}

/** Why phases cannot be kept yet: one has no name, or two have the same; null when they can. */
export function phaseProblem(phases: readonly Phase[]): "none" | "nameless" | "twice" | null {
  const names = phases.map((phase) => phase.name.trim());
  if (names.length === 0) return "none";
  if (names.includes("")) return "nameless";
  return new Set(names).size < names.length ? "twice" : null;
}

/** Whether phases differ from what is kept. */
export function areChanged(phases: readonly Phase[], kept: readonly string[]): boolean {
  const same =
    phases.length === kept.length && phases.every(({ name, was }, at) => name === kept[at] && was === name);
  return !same;
}
