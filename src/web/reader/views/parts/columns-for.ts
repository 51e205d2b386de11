/** How many columns show `count` equal blocks without leaving one alone in the last row, at most 4. */
export function columnsFor(count: number): 1 | 2 | 3 | 4 {
  if (count <= 2) return count === 2 ? 2 : 1
  if (count % 4 === 0 || count % 4 === 3) return count === 3 ? 3 : 4
  return count % 3 === 1 ? 4 : 3
}
