import type { Language } from './frame.ts'

/** Bytes as people say them: in thousands of thousands, as disks are sold. */
export function bytesInWords(language: Language, value: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, value)) / 3))
  const format = { style: 'unit', unit: units[step], maximumSignificantDigits: 3 } as const
  return new Intl.NumberFormat(language, format).format(value / 1000 ** step)
}
