# One image for every role: `--role api`, `--role worker`, or both.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node config/scripts/build.mjs server console h5 && npm prune --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 TZ=Asia/Shanghai STATIC_DIR=/app/dist
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
EXPOSE 8080
# The image carries no keys and no settings: the server names all that is missing and stops.
ENTRYPOINT ["node", "--enable-source-maps", "dist/server/main.js"]
