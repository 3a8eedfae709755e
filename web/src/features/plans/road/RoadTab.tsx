export default function RoadTab() {
  return null;
}
