# briefs in a container: docker build -t briefs . ; then, in a project's folder,
#     docker run --rm --read-only --tmpfs /tmp -v "$PWD:/project" briefs build
# Not root; the root file system may be read-only. What only tests, linkers and debuggers read is left out.

FROM debian:trixie-slim AS made
RUN apt-get update \
 && apt-get install --yes --no-install-recommends binutils ca-certificates python3-venv
WORKDIR /source
COPY . .
RUN python3 -m venv /opt/briefs \
 && /opt/briefs/bin/pip install --no-cache-dir --no-compile --require-hashes -r requirements.txt \
 && /opt/briefs/bin/pip install --no-cache-dir --no-compile --no-deps --no-build-isolation . \
 && /opt/briefs/bin/pip uninstall --yes hatchling editables pip \
 && find /opt/briefs -depth -type d '(' -name __pycache__ -o -name tests ')' -exec rm -rf {} + \
 && find /opt/briefs -name '*.so*' -not -path '*.libs/*' -exec strip --strip-unneeded {} +

FROM debian:trixie-slim
RUN apt-get update \
 && apt-get install --yes --no-install-recommends \
        python3 libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && find / -xdev -depth -type d -name __pycache__ -exec rm -rf {} + \
 && rm -rf /var/lib/apt/lists/* /var/cache/* \
 && useradd --create-home --uid 1000 desk
COPY --from=made /opt/briefs /opt/briefs
# What Python compiles and what is known of fonts is kept beside what briefs keeps: /tmp may be written to.
ENV PATH=/opt/briefs/bin:$PATH BRIEFS_CACHE=/tmp/briefs PYTHONPYCACHEPREFIX=/tmp/python XDG_CACHE_HOME=/tmp
USER desk
WORKDIR /project
ENTRYPOINT ["briefs"]
