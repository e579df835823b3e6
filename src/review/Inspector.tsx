import { useState } from 'react'
import type { ReactNode } from 'react'
import { ArrowLeftRight, MousePointerClick, Trash2 } from 'lucide-react'
import { useValue } from 'tldraw'
import type { Report } from '#critique/finding.ts'
import type { Edge, Graph, Node, PropValue, Props, Zone } from '#critique/graph/graph.ts'
import { kinds } from '#critique/kinds/index.ts'
import type { PropSpec } from '#critique/kinds/kind.ts'
import { kindById } from '#critique/kinds/lookup.ts'
import { zoneProps } from '#critique/kinds/props.ts'
import type { Board } from '#src/canvas/board.ts'
import { convertToStencil, correctKind, declineComponent, plainShapeSelected } from '#src/canvas/correctShape.ts'
import { Button } from '#src/ui/Button.tsx'
import { EmptyState } from '#src/ui/EmptyState.tsx'
import { Switch } from '#src/ui/Switch.tsx'
import { TextField } from '#src/ui/TextField.tsx'
import { ChoiceField } from './ChoiceField.tsx'
import {
  commonSpecs,
  edgeKinds,
  edgesOf,
  edgeSpecs,
  humanName,
  kindGroups,
  mixed,
  nodesOf,
  shared,
  splitSpecs,
  unknownProps,
  withoutOwn,
} from './fields.ts'
import type { Review } from './findings.ts'
import css from './Form.module.css'
import { edgeLabel } from './labels.ts'
import { PropField } from './PropField.tsx'

const groups = kindGroups(kinds)

/** What is selected, as a form made from its kind's schema. Each entry is one undo step on the board. */
export function Inspector({ board, review }: { board: Board; review: Review }) {
  const graph = useValue(board.graph)
  const selection = useValue(board.selection)
  const isReadonly = useValue(board.isReadonly)
  const report = useValue(review.report)
  const nodes = nodesOf(graph, selection.nodes)
  const edges = edgesOf(graph, selection.edges)
  const zones = graph.zones.filter(({ id }) => selection.zones.includes(id))
  const plain = useValue('plain drawing', () => plainShapeSelected(board.editor), [board])
  return (
    <section className={css.panel} aria-label="Inspector">
      <h2 className="visually-hidden">Inspector</h2>
      <fieldset className={css.fieldset} disabled={isReadonly}>
        {nodes.length > 0 && <NodeForm key={selection.nodes.join()} board={board} nodes={nodes} report={report} />}
        {nodes.length === 0 && edges.length > 0 && <EdgeForm key={selection.edges.join()} board={board} graph={graph} edges={edges} />}
        {nodes.length === 0 && edges.length === 0 && zones.length > 0 && (
          <ZoneForm key={selection.zones.join()} board={board} zones={zones} />
        )}
      </fieldset>
      {nodes.length + edges.length + zones.length === 0 && plain && (
        <fieldset className={css.fieldset} disabled={isReadonly}>
          <PlainDrawing board={board} id={plain} />
        </fieldset>
      )}
      {nodes.length + edges.length + zones.length === 0 && !plain && (
        <EmptyState
          icon={<MousePointerClick size={20} aria-hidden />}
          title="Nothing is selected"
          text="Select a node, an edge or a zone to say what it is. Facts that stay unknown become questions, never accusations."
        />
      )}
    </section>
  )
}

interface NodeFormProps {
  board: Board
  nodes: readonly Node[]
  report: Report
}

function NodeForm({ board, nodes, report }: NodeFormProps) {
  const ids = nodes.map(({ id }) => id)
  const only = nodes.length === 1 ? nodes[0] : undefined
  const kind = shared(nodes.map((node) => node.kind ?? 'unknown')) ?? 'unknown'
  const known = kind === mixed ? undefined : kindById(kind)
  const guess = only && report.inferred.find(({ node, confidence }) => node === only.id && confidence < 1)
  const isPlain = only?.guessed === true
  const setProp = (name: string, value: PropValue | undefined) => board.updateNodes(ids, { props: { [name]: value } })
  return (
    <>
      <div className={css.top} {...(only ? { 'data-node-id': only.id } : {})}>
        <h3 className={css.heading}>{only ? 'Node' : `${nodes.length} nodes`}</h3>
        <Remove board={board} ids={ids} what={only ? 'node' : `${nodes.length} nodes`} />
      </div>
      {guess && (
        <Guess guess={guess} onTake={() => board.updateNodes(ids, { kind: guess.kind })}>
          {isPlain && kindById(guess.kind) && (
            <Button size="small" onClick={() => convertToStencil(board.editor, guess.node, guess.kind)}>
              Convert to stencil
            </Button>
          )}
          {isPlain && (
            <Button size="small" look="quiet" onClick={() => declineComponent(board.editor, guess.node)}>
              Not a component
            </Button>
          )}
        </Guess>
      )}
      {only && (
        <TextField
          label="Label"
          value={only.label}
          placeholder={known?.name}
          maxLength={200}
          onCommit={(label) => board.updateNodes(ids, { label })}
        />
      )}
      <ChoiceField
        label="Kind"
        value={known || kind === mixed ? kind : 'unknown'}
        options={[{ value: 'unknown', title: 'unknown' }]}
        groups={groups}
        hint={known?.description}
        onChange={(next) => board.updateNodes(ids, { kind: next })}
      />
      {only && <Roles board={board} node={only} />}
      <div className={css.line}>
        <span>Planned for later</span>
        <Switch label="Planned for later" checked={nodes.every(isPlanned)} onChange={(planned) => board.updateNodes(ids, { planned })} />
      </div>
      <Facts specs={commonSpecs(nodes)} all={nodes.map(({ props }) => props ?? {})} few={known ? 6 : 4} onChange={setProp} />
    </>
  )
}

const isPlanned = (node: Node): boolean => node.props?.planned === true || node.planned === true

/** What the engine took a plain shape for, and how sure it is. */
function Guess({ guess, onTake, children }: { guess: Report['inferred'][number]; onTake: () => void; children?: ReactNode }) {
  const name = kindById(guess.kind)?.name
  return (
    <div className={css.guess}>
      <p>
        {name ? (
          <>
            Read as <strong>{name}</strong>, {Math.round(guess.confidence * 100)} % sure
            {guess.matched && <> from “{guess.matched}”</>}.
          </>
        ) : (
          'Not recognised. Say what it is, or leave it a plain box.'
        )}
      </p>
      <div className={css.choices}>
        {name && (
          <Button size="small" onClick={onTake}>
            That is right
          </Button>
        )}
        {children}
      </div>
    </div>
  )
}

/** A box that counts as nothing on the graph: a decoration, or one that was not recognised. */
function PlainDrawing({ board, id }: { board: Board; id: string }) {
  return (
    <>
      <h3 className={css.heading}>Plain drawing</h3>
      <p className={css.small}>It is not a component: rules do not see it.</p>
      <ChoiceField
        label="It stands for"
        value=""
        options={[{ value: '', title: 'nothing, it is only drawn' }]}
        groups={groups}
        onChange={(kind) => kind && correctKind(board.editor, id, kind)}
      />
    </>
  )
}

/** Further kinds of a compound box ("Auth + rate limit"). */
function Roles({ board, node }: { board: Board; node: Node }) {
  const roles = node.roles ?? []
  const set = (next: string[]) => board.updateNodes([node.id], { roles: next })
  return (
    <div className={css.roles}>
      {roles.map((role) => (
        <button
          key={role}
          type="button"
          className={css.role}
          aria-label={`Remove the role ${kindById(role)?.name ?? role}`}
          onClick={() => set(roles.filter((id) => id !== role))}
        >
          {kindById(role)?.name ?? role} ×
        </button>
      ))}
      <ChoiceField
        label={roles.length > 0 ? 'One more role' : 'It also plays the role of'}
        value=""
        options={[{ value: '', title: 'none' }]}
        groups={groups}
        onChange={(role) => role && set([...new Set([...roles, role])])}
      />
    </div>
  )
}

function EdgeForm({ board, graph, edges }: { board: Board; graph: Graph; edges: readonly Edge[] }) {
  const ids = edges.map(({ id }) => id)
  const only = edges.length === 1 ? edges[0] : undefined
  const kind = shared(edges.map((edge) => edge.kind ?? '')) ?? ''
  const meaning = edgeKinds.find(({ value }) => value === kind)?.meaning
  return (
    <>
      <div className={css.top} {...(only ? { 'data-edge-id': only.id } : {})}>
        <h3 className={css.heading}>{only ? edgeLabel(graph, only.id) : `${edges.length} edges`}</h3>
        <Remove board={board} ids={ids} what={only ? 'edge' : `${edges.length} edges`} />
      </div>
      <ChoiceField
        label="Kind"
        value={kind}
        options={[{ value: '', title: 'from its ends' }, ...edgeKinds]}
        hint={meaning}
        onChange={(next) => board.updateEdges(ids, { kind: edgeKinds.find(({ value }) => value === next)?.value ?? null })}
      />
      {only && (
        <TextField
          label="Label"
          value={only.label ?? ''}
          placeholder="k=40, PII, retry x3"
          maxLength={200}
          onCommit={(label) => board.updateEdges(ids, { label })}
        />
      )}
      <Button
        size="small"
        className={css.own ?? ''}
        icon={<ArrowLeftRight size={14} aria-hidden />}
        onClick={() => board.reverseEdges(ids)}
      >
        Turn round
      </Button>
      <Facts
        specs={edgeSpecs(graph, edges)}
        all={edges.map(({ props }) => props ?? {})}
        few={6}
        onChange={(name, value) => board.updateEdges(ids, { props: { [name]: value } })}
      />
    </>
  )
}

const zoneKinds = [
  { value: 'group', title: 'Group' },
  { value: 'trust', title: 'Trust boundary' },
  { value: 'tenant', title: 'Tenant boundary' },
  { value: 'region', title: 'Region' },
] as const
const trusts = [
  { value: 'trusted', title: 'Trusted: ours' },
  { value: 'external', title: 'External: a vendor' },
  { value: 'internet', title: 'Internet: anyone' },
  { value: 'untrusted', title: 'Untrusted: hostile until shown otherwise' },
] as const

function ZoneForm({ board, zones }: { board: Board; zones: readonly Zone[] }) {
  const ids = zones.map(({ id }) => id)
  const only = zones.length === 1 ? zones[0] : undefined
  const kind = shared(zones.map((zone) => zone.kind)) ?? 'group'
  const trust = shared(zones.map((zone) => zone.trust ?? '')) ?? ''
  const region = shared(zones.map((zone) => zone.region ?? '')) ?? ''
  return (
    <>
      <div className={css.top}>
        <h3 className={css.heading}>{only ? 'Zone' : `${zones.length} zones`}</h3>
        <Remove board={board} ids={ids} what={only ? 'zone' : `${zones.length} zones`} />
      </div>
      {only && <TextField label="Label" value={only.label} maxLength={200} onCommit={(label) => board.updateZones(ids, { label })} />}
      <ChoiceField
        label="What the frame means"
        value={kind}
        options={zoneKinds}
        onChange={(next) => board.updateZones(ids, { kind: zoneKinds.find(({ value }) => value === next)?.value ?? 'group' })}
      />
      <ChoiceField
        label="Trust of everything inside"
        value={trust}
        options={[{ value: '', title: 'unknown' }, ...trusts]}
        onChange={(next) => board.updateZones(ids, { trust: trusts.find(({ value }) => value === next)?.value ?? null })}
      />
      <TextField
        label="Region"
        placeholder={region === mixed ? 'several values' : 'unknown'}
        value={region === mixed ? '' : region}
        onCommit={(next) => board.updateZones(ids, { region: next || null })}
      />
      <Facts
        specs={withoutOwn(zoneProps)}
        all={zones.map(({ props }) => props ?? {})}
        few={4}
        onChange={(name, value) => board.updateZones(ids, { props: { [name]: value } })}
      />
    </>
  )
}

interface FactsProps {
  specs: readonly PropSpec[]
  all: readonly Props[]
  few: number
  onChange: (name: string, value: PropValue | undefined) => void
}

/** Fields for what a thing can say: what is said and what usually matters, the others on request. */
function Facts({ specs, all, few, onChange }: FactsProps) {
  const [everything, setEverything] = useState(false)
  const said = Object.assign({}, ...all) as Props
  const { shown, rest } = splitSpecs(specs, said, few)
  const value = (name: string) => shared(all.map((props) => props[name]))
  return (
    <div className={css.facts}>
      <div className={css.grid}>
        {(everything ? specs : shown).map((spec) => (
          <div key={spec.name} title={spec.meaning}>
            <PropField spec={spec} value={value(spec.name)} onChange={(next) => onChange(spec.name, next)} />
          </div>
        ))}
      </div>
      {rest.length > 0 && (
        <Button size="small" look="quiet" className={css.more ?? ''} aria-expanded={everything} onClick={() => setEverything(!everything)}>
          {everything ? 'Fewer properties' : `${rest.length} more properties`}
        </Button>
      )}
      {unknownProps(said, specs).map((name) => (
        <p key={name} className={css.extra}>
          {humanName(name)}: {inPlain(said[name])}
          <button type="button" className={css.link} onClick={() => onChange(name, undefined)}>
            Remove
          </button>
        </p>
      ))}
    </div>
  )
}

const inPlain = (value: PropValue | undefined): string => (Array.isArray(value) ? value.join(', ') : String(value)).replaceAll('_', ' ')

const Remove = ({ board, ids, what }: { board: Board; ids: readonly string[]; what: string }) => (
  <Button
    look="quiet"
    size="small"
    aria-label={`Delete the ${what}`}
    icon={<Trash2 size={16} aria-hidden />}
    onClick={() => board.remove(ids)}
  />
)
