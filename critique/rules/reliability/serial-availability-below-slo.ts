import { percent } from '../../facts/numbers.ts'
import { estimateNodes } from '../../estimate/estimate.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'reliability/serial-availability-below-slo',
  title: 'The chain is down more often than the promise allows',
  severity: 'major',
  cluster: 'provider-resilience',
  structural: true,
  quantitative: true,
  confidence: 'medium',
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'What every answer needs multiplies. Four parts at 99.9 % give 99.6 %, and careful code does not change that: only redundancy or doing without a part does.',
  ask: 'Multiply what an answer needs: {product}. You promised {slo}. What closes the gap?',
  followUps: ['Which of them can an answer do without?', 'What does the user get while {weakest} is down?'],
  goodAnswer: [
    'Parts that only improve the answer are optional',
    'A second instance or provider for the weakest part',
    'A degraded answer that counts as available, agreed with whoever set the target',
    'The target is measured on what the user does, not per component',
  ],
  fix: 'Make {weakest} redundant or optional, and state what is served without it.',
  unless: 'The product meets the target, parts are optional or have a degraded mode, or a second backend stands beside the weak one.',
  sources: [
    {
      title: 'Google SRE Book ch. 4: Service Level Objectives',
      url: 'https://sre.google/sre-book/service-level-objectives/',
      verification: 'recalled',
    },
    {
      title: 'Azure Architecture Center: Baseline chat architecture',
      section: 'Replicas across zones',
      url: 'https://learn.microsoft.com/azure/architecture/ai-ml/architecture/baseline-azure-ai-foundry-chat',
      verification: 'verified',
    },
    {
      title: 'AWS Well-Architected Generative AI Lens',
      section: 'GENREL05-BP01',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/generative-ai-lens/genrel05-bp01.html',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai'],
  examples: {
    flagged: [
      'requires { availability: 0.999 }; end_user -> *app_service#api { availability: 0.9995 }; #api -> *relational_db#orders { availability: 0.9995 }; #api -> *third_party_api#carrier { availability: 0.995 }; #api -> *llm#model { availability: 0.999 }',
      'requires { availability: 0.9999 }; api_consumer -> *api_gateway#edge { availability: 0.9999 } -> *feature_store#features { availability: 0.9995 } -> *llm#model { availability: 0.9995 }',
    ],
    asked: [
      'requires { availability: 0.9999 }; end_user -> llm_orchestrator#api; #api -> *vector_db#index; #api -> *reranker#rank; #api -> *llm#model',
    ],
    clean: [
      'requires { availability: 0.99 }; end_user -> app_service#api { availability: 0.9995 }; #api -> relational_db#orders { availability: 0.9995 }; #api -> llm#model { availability: 0.999 }',
      'requires { availability: 0.999 }; end_user -> app_service#api { availability: 0.9999 }; #api -> third_party_api#carrier { availability: 0.995, optional: true }; #api -> relational_db#orders { availability: 0.9999 }; #api -> llm#model { availability: 0.9995, degradedMode: "cached reply" }',
      'end_user -> app_service#api { availability: 0.9 }; #api -> relational_db#orders { availability: 0.9 }; #api -> llm#model { availability: 0.9 }',
    ],
  },
  *check(graph) {
    const target = graph.requirements.availability
    if (target === undefined) return
    const { links } = estimateNodes(graph).availability
    const weak = links.filter(({ availability }) => availability < 1)
    if (links.length < 3 || weak.length === 0) return
    const multiply = (among: typeof links): number => among.reduce((all, { availability }) => all * availability, 1)
    const stated = multiply(links.filter(({ assumed }) => !assumed))
    const product = multiply(links)
    // Defaults alone never accuse, and a small gap between two guesses is not worth a question.
    const isShort = stated < target - 1e-9
    if (!isShort && 1 - product < 1.5 * (1 - target)) return
    const counted = isShort ? weak.filter(({ assumed }) => !assumed) : weak
    const weakest = counted.reduce((a, b) => (b.availability < a.availability ? b : a)).nodes[0]!
    const value = percent(isShort ? stated : product)
    yield {
      status: isShort ? 'violation' : 'ask',
      nodes: counted.flatMap(({ nodes }) => nodes),
      because: `${counted.map(({ nodes, availability }) => `${nodes[0]!.label} ${percent(availability)}`).join(' × ')} = ${value}${isShort ? '' : ' by common figures'}, against a target of ${percent(target)}.`,
      say: { product: value, slo: percent(target), weakest },
    }
  },
})
