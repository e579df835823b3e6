/** The key that closes a box is still down when the canvas gets the focus: its release would tell the canvas to edit a label. */
export function swallowKeyUp(): void {
  window.addEventListener('keyup', (event) => event.stopPropagation(), { capture: true, once: true })
}
