import { defineKind } from '../kind.ts'
import { props, scaling } from '../props.ts'

export default defineKind({
  id: 'container_platform',
  name: 'Container / compute platform',
  category: 'infra',
  tier: 'extended',
  parent: 'app_service',
  description: 'Platform that runs containers or virtual machines.',
  icon: 'container',
  aliases: ['kubernetes', 'k8s', 'ecs', 'containers', 'docker', 'eks', 'gke', 'compute', 'vm', 'ec2', 'fargate', 'cluster'],
  products: ['Kubernetes', 'ECS', 'Fargate', 'GKE', 'EKS', 'AKS', 'Cloud Run', 'Nomad', 'Docker', 'Fly.io', 'Render'],
  traits: ['infrastructure'],
  props: props('nodeCount', 'zoneCount', 'minReplicas', ...scaling),
  typicalIn: ['ci_cd', 'autoscaler'],
  typicalOut: ['app_service', 'metrics'],
})
