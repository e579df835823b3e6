import type { GraphView, ViewEdge, ViewNode } from '../graph/view.ts'

// What a control is called where nobody drew a box for it: inside a label, on an arrow, as the name of a frame, in a note beside it.

const ABSENT = /\b(no|not|without|never|skip\w*|disabled?|missing|todo|later|planned|bypass\w*|(?<!sign-)off)\b/i

const SIGN_IN =
  /\b(auth(n|0|enticated|entication)?|clerk|cognito|keycloak|okta|entra( id)?|firebase auth|next-?auth|sso|oauth2?|oidc|saml|log-?in|sign-?in|jwts?|iam|bearer|mtls|passkeys?)\b/i

/** Does it say that callers sign in here? */
export const saysSignIn = (text: string): boolean => SIGN_IN.test(text) && !ABSENT.test(text) && !/\banonym\w*\b/i.test(text)

const LIMIT =
  /\b(rate[- ]?limit\w*|quotas?|throttl\w*|slowapi|captcha|turnstile|\d+\s?rpm)\b|\b\d+\s?(req(uest)?s?|calls?|messages?|msgs?|questions?|runs?|uploads?)?\s?(\/|per )\s?(s|sec(ond)?|min(ute)?|h(our)?|d(ay)?|user|key|ip)\b/i

/** Does it say how much a caller may ask for? */
export const saysLimit = (text: string): boolean => LIMIT.test(text) && !ABSENT.test(text)

const WALL =
  /\b(rls|row[- ]level security|multi-?tenancy|security trimm\w*|acl[- ](trimm|filter)\w*|trimmed (by|to)|(filter|scope|restrict|limit|partition|shard|isolat)\w*( only)? (by|on|to|per)( the)? (own )?(tenants?|org\w*|customers?|clients?|workspaces?|users?|acls?|permissions?|(ad |user )?groups?|departments?|matters?)|per[- ](tenant|customer|client|org\w*|workspace|matter) (index|indexes|stack|store|collection|schema|database|db|instance|namespace|deployment|filter)|(tenant|org|organi[sz]ation|customer|client|workspace|company|account)_?id\b)/i

/** Does it say that a query finds only what belongs to whoever asks? */
export const saysWall = (text: string): boolean => WALL.test(text) && !ABSENT.test(text)

const APPROVAL =
  /\b(after|once|when|if|needs?|requires?|waits? for|upon|until|with)\b.{0,24}\b(approv\w*|confirm\w*|sign-?off|human|manager|consent)\b|\b(approved|confirmed|released|signed off|reviewed) by\b|\b(human|person)[- ]in[- ]the[- ]loop\b|\bhitl\b|\b(approval|confirmation|four[- ]eyes|sign-?off)s? (required|needed|first|step|gate)\b|\b(manual|human|manager) (approval|confirmation|release|sign-?off)\b|\bapprove \/ (reject|deny)\b|\b(users?|customers?|clerks?|persons?|humans?|reps?|guests?|staff|operators?|employees?) (clicks?|press(es)?|confirms?|approves?|sends?|accepts?|releases?|decides?)\b|\b(as (an? )?drafts?|drafts? only|only drafts?|saves? (an? )?drafts?)\b/i
const BY_MACHINE =
  /\b(auto[- ]?approv\w*|(by|from|of|the|an?) (llms?|models?|ai|agents?|bots?|judges?) (approv|confirm|decid|review|sign)\w*|(by|from) (an? |the )?(llms?|models?|ai|agents?|bots?|judges?))\b/i

/** Does it say that a person decides first? What a model approves is no approval. */
export const saysApproval = (text: string): boolean => APPROVAL.test(text) && !ABSENT.test(text) && !BY_MACHINE.test(text)

const CAP =
  /(\b(max(imum)?|up to|capp?(ed)?( at)?|limit(ed to)?|below|under|at most|only)\b|[≤<])\s*([$€£]\s?\d|\d[\d.,]*\s?([$€£]|usd|eur|gbp|chf|dollars?|euros?)(?![\w]))/i

const ABOVE = /\b(above|over|beyond|more|higher|larger|else|otherwise|rest)\b/i

/** Does it say how much money may move without anybody's word, and that more of it goes another way? A small sum alone is no decision. */
export const saysCap = (text: string): boolean => CAP.test(text) && ABOVE.test(text)

/** Notes that stand beside it. One that stands near nothing speaks of the whole board, and of nothing in particular. */
const notesBeside = (graph: GraphView, node: ViewNode): readonly string[] =>
  graph.notes.length === 0 ? [] : graph.notes.filter(({ near }) => near?.includes(node.id)).map(({ text }) => text)

/** A person's yes by the words of the box, of its frame, or of a note beside it. */
export const isApprovedInWords = (graph: GraphView, of: ViewNode | ViewEdge): boolean =>
  'traits' in of
    ? (!of.traits.has('generates') && saysApproval(of.label)) ||
      of.zones.some((zone) => saysApproval(zone.label)) ||
      notesBeside(graph, of).some(saysApproval)
    : saysApproval(of.label)
