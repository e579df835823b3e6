/** A title as the name of a file: "Trip planner!" with "json" is "trip-planner.json". */
export function fileName(title: string, ending: string): string {
  const stem = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80)
  return `${stem || 'board'}.${ending}`
}
