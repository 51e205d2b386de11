/** Fetches what suggests while typing, once a search field has the focus. */
export function offerSuggestions(page: Document, ask: typeof fetch): void {
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-suggest]'))
    form.addEventListener(
      'focusin',
      () =>
        void import('./suggest.ts').then(
          ({ suggest }) => suggest(form, ask),
          () => undefined,
        ),
      { once: true },
    )
}
