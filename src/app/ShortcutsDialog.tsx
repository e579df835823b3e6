import { Dialog } from '#src/ui/Dialog.tsx'
import { Kbd } from '#src/ui/Kbd.tsx'
import css from './ShortcutsDialog.module.css'

const groups: readonly { title: string; keys: readonly [keys: readonly string[], what: string][] }[] = [
  {
    title: 'Draw',
    keys: [
      [['/', 'Mod-K'], 'Insert: type a name or a product'],
      [['Enter'], 'Place it, wired to the selected node'],
      [['Shift-Enter'], 'Place it and go on inserting'],
      [['C'], 'Connect: then two nodes'],
      [['←', '→'], 'Walk along the edges'],
      [['Mod-Z', 'Mod-Shift-Z'], 'Undo and redo, your own steps'],
    ],
  },
  {
    title: 'Review',
    keys: [
      [['Mod-Enter'], 'Critique: the whole policy'],
      [['F8', 'Shift-F8'], 'Next and previous finding'],
      [['?'], 'This list'],
    ],
  },
]

export const ShortcutsDialog = ({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) => (
  <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts">
    <div className={css.groups}>
      {groups.map(({ title, keys }) => (
        <section key={title}>
          <h3 className={css.title}>{title}</h3>
          <dl className={css.list}>
            {keys.map(([combinations, what]) => (
              <div key={what} className={css.row}>
                <dt>{what}</dt>
                <dd>
                  {combinations.map((combination) => (
                    <Kbd key={combination} keys={combination} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  </Dialog>
)
