import type { Voice } from '../../../ui/voice.ts'
import { PALETTES, type Reading, SIZES } from '../../access/choices.ts'

/** Sizes side by side, each word drawn larger than the one before. */
export function SizeChoice({ size, voice: { t } }: { size: Reading['size']; voice: Voice }) {
  return (
    <fieldset class="field" id="size">
      <legend class="field-label">{t('access.size')}</legend>
      <div class="swatches">
        {SIZES.map((each) => (
          <label class="swatch">
            <input type="radio" name="size" value={String(each)} checked={each === size} />
            <span>{`${each}%`}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Light, dark, and the palettes, each shown in its own colours. `colours`: what is chosen now. */
export function ColourChoice({ colours, voice: { t } }: { colours: string; voice: Voice }) {
  const choices = [
    { value: 'auto', label: t('reader.access.auto') },
    { value: 'light', label: t('reader.access.light') },
    { value: 'dark', label: t('reader.access.dark') },
    ...PALETTES.map((palette) => ({ value: palette, label: t(`access.${palette}`) })),
  ]
  return (
    <fieldset class="field">
      <legend class="field-label">{t('access.colours')}</legend>
      <div class="swatches">
        {choices.map(({ value, label }) => (
          <label class="swatch">
            <input type="radio" name="colours" value={value} checked={value === colours} />
            <span class="swatch-sample" data-colours={value} aria-hidden="true">
              {value !== 'auto' && t('access.sample')}
            </span>
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
