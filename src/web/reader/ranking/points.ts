/** Points of a score as they are shown: one decimal, and what is less than that but something as `< 0.1`. */
export function points(value: number): string {
  if (value > 0 && value < 0.05) return '< 0.1'
  return value.toFixed(1).replace(/\.0$/, '')
}
