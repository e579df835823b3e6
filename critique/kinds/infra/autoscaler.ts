import { defineKind } from '../kind.ts'
import { props, scaling } from '../props.ts'

export default defineKind({
  id: 'autoscaler',
  name: 'Autoscaler',
  category: 'infra',
  tier: 'extended',
  parent: 'app_service',
  description: 'Control that adds and removes capacity with load.',
  icon: 'move-diagonal',
  aliases: ['autoscaler', 'autoscaling', 'auto scaling', 'hpa', 'keda', 'scale out', 'elastic scaling', 'asg'],
  products: ['KEDA', 'HPA', 'Karpenter', 'AWS ASG', 'Knative', 'Cloud Run autoscaling'],
  traits: ['infrastructure'],
  props: props('signal', 'minMax', 'scaleUpTime', ...scaling),
  typicalIn: ['metrics'],
  typicalOut: ['container_platform', 'gpu_pool', 'self_hosted_llm'],
})
