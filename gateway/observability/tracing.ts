// Traces by OpenTelemetry, where the usual OTEL_ settings name a collector. Without them nothing of it is even loaded.
import type { Context, Span, Tracer } from '@opentelemetry/api'
import { urlScheme } from './metrics.ts'

export interface Tracing {
  /** Begins the span of a request, within its caller's trace if `traceparent` names one. */
  request(method: string, path: string, traceparent: string | undefined): RequestSpan
  /** Begins the span of a question to a subgraph, within that of the request. */
  question(subgraph: string, operation: Asked, traceparent: string | undefined): RequestSpan
  /** Sends what is left. */
  stop(): Promise<void>
}

/** What a subgraph is asked for. */
interface Asked {
  readonly type: 'query' | 'mutation'
  readonly name: string | undefined
}

interface RequestSpan {
  /** What names the span to whoever is asked next. */
  readonly traceparent: string
  end(attributes: Readonly<Record<string, string | number>>, failure?: string): void
}

/** W3C trace context, level 1. */
const form = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/

/** A traceparent header if it is one. */
export const traceparentOf = (header: unknown): string | undefined =>
  typeof header === 'string' && form.test(header) ? header : undefined

/** Reads the usual settings; null where they name no collector. */
export async function startTracing(environment: NodeJS.ProcessEnv): Promise<Tracing | null> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, OTEL_SDK_DISABLED } = environment
  const isWanted = OTEL_EXPORTER_OTLP_ENDPOINT !== undefined || OTEL_EXPORTER_OTLP_TRACES_ENDPOINT !== undefined
  if (!isWanted || OTEL_SDK_DISABLED === 'true') return null
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ])
  // The exporter reads its address and headers from the settings itself.
  const processor = new sdk.BatchSpanProcessor({ exporter: new OTLPTraceExporter() })
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': environment.OTEL_SERVICE_NAME ?? 'quintet-gateway' }),
    sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(shareOf(environment)) }),
    spanProcessors: [processor],
  })
  const tracer = provider.getTracer('quintet')
  const within = (traceparent: string | undefined): Context => {
    const [, traceId, spanId, flags] = form.exec(traceparent ?? '') ?? []
    if (traceId === undefined || spanId === undefined) return api.ROOT_CONTEXT
    const traceFlags = Number.parseInt(flags ?? '00', 16)
    return api.trace.setSpanContext(api.ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true })
  }
  return {
    request: (method, path, traceparent) =>
      begun(
        tracer,
        `${method} ${path}`,
        api.SpanKind.SERVER,
        { 'http.request.method': method, 'url.path': path, 'url.scheme': urlScheme },
        within(traceparent),
        api.SpanStatusCode.ERROR,
      ),
    question: (subgraph, { type, name }, traceparent) =>
      begun(
        tracer,
        `${type} ${subgraph}`,
        api.SpanKind.CLIENT,
        {
          'quintet.subgraph': subgraph,
          'graphql.operation.type': type,
          ...(name ? { 'graphql.operation.name': name } : {}),
        },
        within(traceparent),
        api.SpanStatusCode.ERROR,
      ),
    stop: () => provider.shutdown(),
  }
}

/** OTEL_TRACES_SAMPLER_ARG: the share of traces that begin here and are kept. */
function shareOf({ OTEL_TRACES_SAMPLER_ARG }: NodeJS.ProcessEnv): number {
  const share = Number(OTEL_TRACES_SAMPLER_ARG ?? 1)
  return share >= 0 && share <= 1 ? share : 1
}

function begun(
  tracer: Tracer,
  name: string,
  kind: number,
  attributes: Readonly<Record<string, string>>,
  context: Context,
  failed: number,
): RequestSpan {
  const span: Span = tracer.startSpan(name, { kind, attributes }, context)
  const { traceId, spanId, traceFlags } = span.spanContext()
  return {
    traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
    end(more, failure) {
      span.setAttributes(more)
      if (failure !== undefined) span.setStatus({ code: failed, message: failure })
      span.end()
    },
  }
}
