# syntax=docker/dockerfile:1

# What runs in production: packages without their development companions.
FROM node:20-bookworm-slim AS deps
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json bundle.js ./
COPY src ./src
RUN npm run build

FROM node:20-bookworm-slim AS runtime
ENV NODE_ENV=production \
    DATA_DIR=/data
WORKDIR /app
# Root owns the program and the bot runs as another user: it can change nothing but its data.
COPY package.json ./
COPY --from=deps /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY data ./data
RUN install --directory --owner=node --group=node --mode=0700 /data
VOLUME /data
USER node
# A poll stays open for 50 s, and five minutes without a beat count as standing still.
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s --retries=3 \
  CMD ["node", "dist/cli.js", "health"]
# The exec form: a shell or npm between would not hand SIGTERM on.
CMD ["node", "dist/main.js"]
