// OpenTelemetry traces, where the standard OTEL_ variables name a collector. Without them no OpenTelemetry code is loaded.
import type { Context, Span, Tracer } from '@opentelemetry/api'
import { urlScheme } from './metrics.ts'

export interface Tracing {
  /** Begins the span of a request, within the trace of `traceparent` if there is one. */
  request(method: string, path: string, traceparent: string | undefined): RequestSpan
  /** Begins the span of a fetch from a subgraph, within that of the request. */
  fetch(subgraph: string, operation: FetchOperation, traceparent: string | undefined): RequestSpan
  /** Sends all remaining spans. */
  stop(): Promise<void>
}

interface FetchOperation {
  readonly type: 'query' | 'mutation'
  readonly name: string | undefined
}

interface RequestSpan {
  /** Names the span to the next service. */
  readonly traceparent: string
  end(attributes: Readonly<Record<string, string | number>>, failure?: string): void
}

/** W3C trace context, level 1. */
const pattern = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/

/** The value of a traceparent header, if it is valid. */
export const traceparentOf = (header: unknown): string | undefined =>
  typeof header === 'string' && pattern.test(header) ? header : undefined

/** Starts tracing by the OTEL_ variables; null where they name no collector. */
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
  // The exporter reads its URL and headers from the environment itself.
  const processor = new sdk.BatchSpanProcessor({ exporter: new OTLPTraceExporter() })
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': environment.OTEL_SERVICE_NAME ?? 'quintet-gateway' }),
    sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(sampledShare(environment)) }),
    spanProcessors: [processor],
  })
  const tracer = provider.getTracer('quintet')
  const within = (traceparent: string | undefined): Context => {
    const [, traceId, spanId, flags] = pattern.exec(traceparent ?? '') ?? []
    if (traceId === undefined || spanId === undefined) return api.ROOT_CONTEXT
    const traceFlags = Number.parseInt(flags ?? '00', 16)
    return api.trace.setSpanContext(api.ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true })
  }
  return {
    request: (method, path, traceparent) =>
      beginSpan(
        tracer,
        `${method} ${path}`,
        api.SpanKind.SERVER,
        { 'http.request.method': method, 'url.path': path, 'url.scheme': urlScheme },
        within(traceparent),
        api.SpanStatusCode.ERROR,
      ),
    fetch: (subgraph, { type, name }, traceparent) =>
      beginSpan(
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

/** OTEL_TRACES_SAMPLER_ARG: the share of traces that begin here and are sampled. */
function sampledShare({ OTEL_TRACES_SAMPLER_ARG }: NodeJS.ProcessEnv): number {
  const share = Number(OTEL_TRACES_SAMPLER_ARG ?? 1)
  return share >= 0 && share <= 1 ? share : 1
}

function beginSpan(
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
