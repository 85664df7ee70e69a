// What is asked of the desk: each request carries the token of this run, which the address brought.

const HEADER = "X-Briefs-Token";

function findToken() {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given) {
    sessionStorage.setItem("token", given);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return sessionStorage.getItem("token") ?? "";
}

const token = findToken();

export class Refused extends Error {
  constructor(status, body) {
    super(body.error ?? String(status));
    this.status = status;
    this.body = body;
  }
}

async function request(path, options = {}) {
  const headers = { [HEADER]: token, ...(options.headers ?? {}) };
  const answer = await fetch(path, { ...options, headers, credentials: "omit" });
  if (!answer.ok) throw new Refused(answer.status, await answer.json().catch(() => ({})));
  return answer;
}

export async function get(path) {
  return (await request(path)).json();
}

export async function getPicture(path) {
  return (await request(path)).blob();
}

export async function post(path, body, signal) {
  const headers = { "Content-Type": "application/json" };
  return (await request(path, { method: "POST", headers, body: JSON.stringify(body), signal })).json();
}

// Gives each event to `take` until the window is closed; listens again when the desk was away.
export async function listen(take, away) {
  for (;;) {
    try {
      const reader = (await request("/api/events")).body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      away(false);
      for (;;) {
        const { value, done } = await reader.read();
        if (done) break;
        const lines = (rest + value).split("\n");
        rest = lines.pop();
        for (const line of lines) take(JSON.parse(line));
      }
    } catch (failure) {
      if (failure instanceof Refused && failure.status === 403) throw failure;
    }
    away(true);
    await new Promise((resume) => setTimeout(resume, 700));
  }
}
