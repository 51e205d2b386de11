type PreferenceProps = {
  /** What is chosen: `edition`, `theme` or `language`. */
  name: 'edition' | 'theme' | 'language'
  value: string
  label: string
  /** Path that the reader comes back to. */
  next: string
  className?: string
  lang?: string
}

/** One choice as a button; `POST /preferences` keeps it in a cookie and returns to `next`. Works without script. */
export function PreferenceButton({
  name,
  value,
  label,
  next,
  className = 'button-plain',
  lang,
}: PreferenceProps) {
  return (
    <form method="post" action="/preferences">
      <input type="hidden" name={name} value={value} />
      <input type="hidden" name="next" value={next} />
      <button class={className} type="submit" lang={lang}>
        {label}
      </button>
    </form>
  )
}
