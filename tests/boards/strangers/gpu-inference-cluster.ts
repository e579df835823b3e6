import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'gpu-inference-cluster',
  title: 'Own inference cluster with proxy and metrics',
  strength: 'strong',
  kindless: true,
  sketch: `
    zone ext (label: "External") { api_consumer#client { label: "Client Applications" } }
    zone gpu (label: "GPU Nodes") { self_hosted_llm#v1 { label: "vLLM Pod 1 Llama-3.1-8B" }; self_hosted_llm#v2 { label: "vLLM Pod 2 Llama-3.1-8B" } }
    zone cpu (label: "CPU Nodes") { llm_gateway#l1 { label: "LiteLLM Proxy 1" }; llm_gateway#l2 { label: "LiteLLM Proxy 2" }; llm_tracing#lf { label: "LangFuse Monitoring & Tracing" } }
    zone obs (label: "Observability Stack") { metrics#dcgm { label: "NVIDIA DCGM GPU Metrics" }; metrics#prom { label: "Prometheus Metrics Server" } }
    zone k8s (label: "Kubernetes Controllers") { autoscaler#hpa1 { label: "vLLM HPA" }; autoscaler#hpa2 { label: "LiteLLM HPA" } }
    #client -{ label: "HTTP Requests" }-> [#l1, #l2] -{ label: "Model Inference" }-> [#v1, #v2]
    #hpa1 -{ label: "Scale" }-> #v1
    #hpa2 -{ label: "Scale" }-> #l1
    #v1 -{ label: "GPU Metrics" }-> #dcgm -{ label: "Export" }-> #prom -{ label: "Metrics" }-> #hpa1
    [#v1, #l1] -{ label: "Traces" }-> #lf
  `,
  certain: [],
  allowed: [
    ...optional.evaluated,
    ...optional.watched,
    'evaluation/no-offline-eval',
    'security/public-endpoint-without-auth-or-quota',
    'cost/no-spend-cap',
    'requirements/scale-unstated',
    'requirements/latency-target-unstated',
    'requirements/cost-unstated',
    'requirements/success-metric-unstated',
    'cost/self-host-underutilised',
    'monitoring/no-online-quality-signal',
    'reliability/no-backpressure',
    'cost/no-output-token-limit',
  ],
  top: [],
  note: 'A platform: traces, metrics and scaling are there.',
})
