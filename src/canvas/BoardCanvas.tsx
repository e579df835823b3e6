import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite'
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { DefaultColorStyle, DefaultDashStyle, DefaultFontStyle, DefaultSizeStyle, Tldraw, useEditor, useValue } from 'tldraw'
import type { Editor, TLComponents, TLUiOverrides } from 'tldraw'
import 'tldraw/tldraw.css'
import { ClientConfig } from '#server/protocol.ts'
import { afterPaint } from '#src/ui/afterPaint.ts'
import type { Board } from './board.ts'
import css from './BoardCanvas.module.css'
import { BoardToolbar } from './BoardToolbar.tsx'
import { CanvasFailed, ShapeFailed } from './CanvasFailed.tsx'
import { ConnectCommand } from './ConnectCommand.tsx'
import { createBoard } from './createBoard.ts'
import { dropPastedAddresses } from './dropPastedAddresses.ts'
import { GuessedEdges } from './GuessedEdges.tsx'
import { headsFollowKinds } from './headsFollowKinds.ts'
import { LicenceNotice, willBlank } from './LicenceNotice.tsx'
import { openBoard } from './openBoard.ts'
import type { OpenBoard } from './openBoard.ts'
import { Outline } from './Outline.tsx'
import { PlainStylePanel } from './PlainStylePanel.tsx'
import { RecognisedShapes } from './RecognisedShapes.tsx'
import { createShapeUtils } from './shapeUtils.ts'
import { showReadable } from './showAll.ts'
import { walkEdges } from './walkEdges.ts'
import { wearAccent } from './wearAccent.ts'
import { WholeBoard } from './WholeBoard.tsx'
import { WitnessStyle } from './WitnessStyle.tsx'

export const assetUrls = withoutEmbeds(getAssetUrlsByImport())
/** One object for ever: a new one makes tldraw build a new editor. */
const options = { maxShapesPerPage: 1000, maxPages: 1, actionShortcutsLocation: 'menu' } as const
const nothing: never[] = []

/** What of tldraw's own interface stays: its toolbar, undo and redo, the zoom menu, and styles for plain drawings. */
const components: TLComponents = {
  MainMenu: null,
  PageMenu: null,
  ActionsMenu: null,
  DebugPanel: null,
  DebugMenu: null,
  SharePanel: null,
  PeopleMenu: null,
  CursorChatBubble: null,
  FollowingIndicator: null,
  ImageToolbar: null,
  VideoToolbar: null,
  KeyboardShortcutsDialog: null,
  HelpMenu: null,
  Toolbar: BoardToolbar,
  StylePanel: PlainStylePanel,
  ErrorFallback: CanvasFailed,
  ShapeErrorFallback: ShapeFailed,
}

/** Tools and actions that would put somebody else's address on the board, and single keys that the page uses itself. */
const unwanted = {
  tools: ['asset', 'embed', 'comment'],
  actions: [
    'insert-embed',
    'insert-media',
    'edit-link',
    'convert-to-embed',
    'convert-to-bookmark',
    'open-cursor-chat',
    'open-embed-link',
    'new-page',
    'open-kbd-shortcuts',
  ],
}

const overrides: TLUiOverrides = {
  tools: (_editor, tools) => without(tools, unwanted.tools),
  actions: (_editor, actions) => without(actions, unwanted.actions),
  translations: { en: { 'tool.node': 'Component', 'tool.frame': 'Zone', 'tool.arrow': 'Edge' } },
}

function without<Value>(record: Record<string, Value>, keys: readonly string[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)))
}

/** Embeds are off, and their icons would be fetched all the same: every one is the file that holds the other icons. */
function withoutEmbeds(urls: ReturnType<typeof getAssetUrlsByImport>): ReturnType<typeof getAssetUrlsByImport> {
  const [one = ''] = Object.values(urls.icons)
  return { ...urls, embedIcons: Object.fromEntries(Object.keys(urls.embedIcons).map((name) => [name, one])) as typeof urls.embedIcons }
}

/**
 * tldraw asks for all of its typefaces when it opens, more bytes than the rest of the page. Each shape asks for its own when it is drawn,
 * so what was asked for all at once may be forgotten. Has to happen before the turn of the event loop ends.
 */
function loadFontsWhenUsed(editor: Editor): void {
  const { fontsToLoad } = editor.fonts as unknown as { fontsToLoad?: Set<unknown> }
  fontsToLoad?.clear()
}

/** Below this zoom the small print of a card is under four pixels high. */
const FAR = 0.33

/** Says on the canvas that it is seen from far away: one subscription for all cards, and style sheets do the rest. */
function FarMark() {
  const editor = useEditor()
  const isFar = useValue('far', () => editor.getEfficientZoomLevel() < FAR, [editor])
  useEffect(() => {
    editor.getContainer().toggleAttribute('data-far', isFar)
  }, [editor, isFar])
  return null
}

export interface BoardCanvasProps {
  boardId: string
  onReady: (board: Board) => void
}

/** The drawing surface of one board, shared with everybody who has it open. */
export function BoardCanvas({ boardId, onReady }: BoardCanvasProps) {
  const opened = useOpenBoard(boardId)
  const config = useClientConfig()
  if (!opened || config === undefined) return <div className={css.canvas} aria-busy data-state="loading" />
  if (opened.state === 'too new')
    return <CanvasMessage text="This board was last saved by a newer version of Premortem. Load this page again to get it." />
  return <OpenCanvas key={boardId} open={opened.board} licenceKey={config.tldrawLicenseKey} onReady={onReady} />
}

const OpenCanvas = memo(function OpenCanvas({
  open,
  licenceKey,
  onReady,
}: {
  open: OpenBoard
  licenceKey: string | null
  onReady: (board: Board) => void
}) {
  const [board, setBoard] = useState<Board | null>(null)
  const shapeUtils = useMemo(() => createShapeUtils(open.looks), [open])
  const latest = useRef(onReady)
  useEffect(() => {
    latest.current = onReady
  })
  const mount = (editor: Editor): (() => void) => {
    const stop = prepare(editor)
    // The drawing first: what reads labels, and what stands around it, are as much work again.
    const painted = afterPaint()
    const whenRead = painted.then(open.readLabels)
    // Whoever waits for it says what went wrong.
    whenRead.catch(() => {})
    const created = createBoard({
      ...open,
      whenRead,
      editor,
      connection: open.connection.state,
      role: open.connection.role,
      canWrite: open.connection.canWrite,
      discardLocalCopy: open.connection.discardCopy,
    })
    let isGone = false
    void painted.then(() => {
      if (isGone) return
      setBoard(created)
      latest.current(created)
    })
    const stops = [() => (isGone = true), stop, walkEdges(editor, created), headsFollowKinds(editor, open.looks.edges)]
    return () => stops.forEach((stop) => stop())
  }
  const blanks = willBlank(window.location, licenceKey, import.meta.env.PROD)
  return (
    <div className={css.canvas}>
      {blanks && <LicenceNotice />}
      <Tldraw
        store={open.store}
        shapeUtils={shapeUtils}
        assetUrls={assetUrls}
        components={components}
        overrides={overrides}
        embeds={nothing}
        acceptedImageMimeTypes={nothing}
        acceptedVideoMimeTypes={nothing}
        options={options}
        {...(licenceKey && { licenseKey: licenceKey })}
        onMount={mount}
      >
        <WitnessStyle looks={open.looks} />
        <FarMark />
        <WholeBoard />
        {board && <RecognisedShapes board={board} reader={open.reader} />}
        {board && <GuessedEdges board={board} />}
      </Tldraw>
      {board && <ConnectCommand board={board} />}
      {board && <Outline board={board} />}
    </div>
  )
})

export function prepare(editor: Editor): () => void {
  loadFontsWhenUsed(editor)
  const { theme } = document.documentElement.dataset
  editor.user.updateUserPreferences({ colorScheme: theme === 'dark' ? 'dark' : 'light', isSnapMode: false, locale: 'en' })
  // A diagram, not a sketch: clean lines unless somebody picks otherwise.
  editor.setStyleForNextShapes(DefaultDashStyle, 'solid')
  editor.setStyleForNextShapes(DefaultSizeStyle, 's')
  editor.setStyleForNextShapes(DefaultFontStyle, 'sans')
  editor.setStyleForNextShapes(DefaultColorStyle, 'black')
  // Paper that is seen on both grounds; black is for lines.
  const stop = editor.sideEffects.registerBeforeCreateHandler('shape', (shape, source) =>
    source === 'user' && shape.type === 'note' && shape.props.color === 'black'
      ? { ...shape, props: { ...shape.props, color: 'yellow' } }
      : shape,
  )
  dropPastedAddresses(editor)
  wearAccent(editor)
  const bounds = editor.getCurrentPageBounds()
  if (bounds) showReadable(editor, bounds, { immediate: true })
  return stop
}

type Opened = { state: 'ready' | 'too new'; board: OpenBoard }

function useOpenBoard(boardId: string): Opened | null {
  const [opened, setOpened] = useState<Opened | null>(null)
  useEffect(() => {
    const board = openBoard(boardId)
    let isGone = false
    void board.ready.then((state) => {
      if (!isGone) setOpened({ state, board })
    })
    return () => {
      isGone = true
      setOpened(null)
      board.close()
    }
  }, [boardId])
  return opened
}

/** undefined while nobody has answered. A server that cannot be reached leaves a board without a key, which is drawn all the same. */
export function useClientConfig(): ClientConfig | undefined {
  const [config, setConfig] = useState<ClientConfig>()
  useEffect(() => {
    const stop = new AbortController()
    const without: ClientConfig = { version: '', tldrawLicenseKey: null, modelConfigured: false }
    fetch('/config.json', { signal: stop.signal })
      .then((response) => response.json())
      .then((body) => setConfig(ClientConfig.safeParse(body).data ?? without))
      .catch(() => {
        if (!stop.signal.aborted) setConfig(without)
      })
    return () => stop.abort()
  }, [])
  return config
}

const CanvasMessage = ({ text }: { text: string }) => (
  <div className={css.message} role="alert">
    {text}
  </div>
)
