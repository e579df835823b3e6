import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'feedback_collector',
  name: 'User feedback collector',
  category: 'evaluation',
  tier: 'core',
  description: 'Collector of ratings, corrections and implicit reactions.',
  icon: 'thumbs-up',
  aliases: [
    'feedback',
    'user feedback',
    'thumbs up/down',
    'thumbs',
    'ratings',
    'csat',
    'feedback loop',
    'implicit feedback',
    'explicit feedback',
    'feedback service',
    'accept rate',
    'edit distance',
    'report a problem',
  ],
  products: ['Langfuse scores', 'LangSmith feedback', 'PostHog', 'Segment', 'Intercom CSAT', 'Mixpanel', 'Amplitude'],
  traits: ['collects_feedback'],
  props: props('explicitRate', 'implicitSignals', 'linksTrace', 'triageSla', 'sampleRate', 'purgeOnDelete', 'retentionDays'),
  typicalIn: ['chat_ui', 'web_client', 'ide_client'],
  typicalOut: ['golden_dataset', 'human_annotation', 'quality_monitor', 'data_warehouse'],
})
