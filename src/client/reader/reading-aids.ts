/** Fetches the ruler for a reader whose own style sheet asks for it; for everybody else this is one look at the page's head. */
export async function showReadingAids(page: Document, view: Window): Promise<void> {
  if (!page.querySelector('link[href="/reading.css"]')) return
  if (view.getComputedStyle(page.documentElement).getPropertyValue('--reading-ruler').trim() !== 'on') return
  const { showRuler } = await import('./ruler.ts')
  showRuler(page, view)
}
