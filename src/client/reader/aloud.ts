/** Shows the button that reads an article aloud where the browser can speak. What speaks is fetched when it is pressed. */
export function offerReadAloud(page: Document, view: Window): void {
  const button = page.querySelector<HTMLButtonElement>('button[data-listen]')
  if (!button || !('speechSynthesis' in view)) return
  button.hidden = false
  const start = async () => {
    const { readAloud } = await import('./aloud/start.ts')
    await readAloud(page, view, button)
  }
  button.addEventListener('click', start)
  // A list of the care edition leads straight to hearing.
  if (view.location.hash === '#listen') void start()
}
