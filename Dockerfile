# briefs in a container: docker build -t briefs . ; then, in a project's folder,
#     docker run --rm --read-only --tmpfs /tmp -v "$PWD:/project" briefs build
# Not root; the root file system may be read-only.

FROM python:3.13-slim AS made
WORKDIR /source
COPY . .
RUN python -m venv /opt/briefs \
 && /opt/briefs/bin/pip install --no-cache-dir --require-hashes -r requirements.txt \
 && /opt/briefs/bin/pip install --no-cache-dir --no-deps --no-build-isolation . \
 && /opt/briefs/bin/pip uninstall --yes hatchling editables pip

FROM python:3.13-slim
RUN apt-get update \
 && apt-get install --yes --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --create-home --uid 1000 desk
COPY --from=made /opt/briefs /opt/briefs
ENV PATH=/opt/briefs/bin:$PATH BRIEFS_CACHE=/tmp/briefs
USER desk
WORKDIR /project
ENTRYPOINT ["briefs"]
