import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'scheduler',
  name: 'Scheduler / trigger',
  category: 'client',
  tier: 'extended',
  parent: 'workflow_engine',
  description: 'Timer that starts work at fixed times instead of on a request.',
  icon: 'alarm-clock',
  aliases: [
    'cron',
    'cron job',
    'scheduler',
    'timer',
    'trigger',
    'event trigger',
    'nightly job',
    'batch trigger',
    'airflow schedule',
    'schedule',
  ],
  products: ['Airflow scheduler', 'cron', 'EventBridge', 'Cloud Scheduler', 'Celery beat', 'Quartz'],
  traits: ['offline_trigger'],
  props: props('schedule', 'maxRuntime', 'overlapPolicy'),
  typicalIn: [],
  typicalOut: ['workflow_engine', 'embedding_pipeline', 'training_pipeline', 'offline_eval', 'batch_inference'],
})
