/** The map as a grid: phases over steps over lanes. */
export default function GridView() {
  return null;
}
