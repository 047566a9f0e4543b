#!/usr/bin/env python3
"""Uses `workbench serve` as a person would, in a headless browser, and as somebody who should not.

`make test` runs it with `--brief` where Chromium and Python's playwright are; both come by

    Scripts/setup.sh --browser
    for name in workbench workbench-server attention; do swift build --product $name; done
    .venv/bin/python Scripts/check_serve.py            # about two minutes
    .venv/bin/python Scripts/check_serve.py --shots /tmp/shots --requests 100000

Writes to a temporary output folder. Exit status 1: something does not hold, and a line said what.
"""

import argparse
import json
import os
import random
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".build/debug/workbench"
CHAPTER = "05-attention"
failures = []


def check(holds, what, measured=""):
    print(f"{'ok  ' if holds else 'FAIL'}  {what}{f': {measured}' if measured != '' else ''}", flush=True)
    if not holds:
        failures.append(what)


# MARK: The server


class Server:
    def __init__(self, output):
        self.output = output
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--no-open", "--port", "0", "--output", str(output)],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for line in self.process.stdout:
            found = re.search(r"http://127\.0\.0\.1:(\d+)/\?token=([0-9a-f]{64})", line)
            if found:
                break
        else:
            sys.exit("The server did not start.")
        self.address, self.port = found.group(0), int(found.group(1))
        self.base = f"http://127.0.0.1:{self.port}"
        self.cookie = f"workbench-{self.port}={found.group(2)}"

    def raw(self, data, wait=5.0):
        """Sends bytes, and returns all that comes back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait) as connection:
            answer = b""
            try:
                connection.sendall(data)
                while chunk := connection.recv(65536):
                    answer += chunk
            except (ConnectionError, socket.timeout):
                pass
            return answer

    def get(self, path, cookie=True):
        cookie = f"Cookie: {self.cookie}\r\n" if cookie else ""
        return self.raw(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n{cookie}\r\n".encode())

    def post(self, path, body):
        body = json.dumps(body).encode()
        return self.raw(
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nOrigin: {self.base}\r\n"
            f"Cookie: {self.cookie}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n".encode() + body)

    def seconds_of_good_request(self):
        start = time.monotonic()
        answer = self.get("/exercises")
        return time.monotonic() - start if answer.startswith(b"HTTP/1.1 200") else float("inf")

    def memory(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))


def processes(output):
    """The chapters and supervisors that write to this output folder."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            words = (folder / "cmdline").read_bytes().decode().split("\0") if folder.name.isdigit() else []
        except OSError:
            continue
        if {f"--output={output}", "--json"} <= set(words):
            found.append(int(folder.name))
    return found


def gone_within(output, seconds):
    start = time.monotonic()
    while processes(output) and time.monotonic() - start < seconds:
        time.sleep(0.05)
    return not processes(output), time.monotonic() - start


# MARK: A reader


class Reader:
    def __init__(self, browser, server, shots, **options):
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.server = server
        self.shots = shots
        self.complaints = []
        self.page.on("console", lambda message: self.complaints.append(message.text)
                     if message.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, path=""):
        self.page.goto(self.server.base + path if path else self.server.address)
        self.page.wait_for_load_state("networkidle")

    def shot(self, name, part=None):
        """Takes a picture of what is seen, or of one part of the page."""
        if not self.shots:
            return
        path = f"{self.shots}/{name}.png"
        self.page.locator(part).screenshot(path=path) if part else self.page.screenshot(path=path)

    def options(self, **values):
        self.page.evaluate("document.querySelector('#run-options details').open = true")
        for name, value in values.items():
            field = self.page.locator(f"#run-options [name={name}]").first
            field.set_checked(value) if isinstance(value, bool) else field.fill(value)

    def wait_for_end(self, seconds=90):
        ends = [f"#run-state[data-stage={stage}]" for stage in ("complete", "stopped", "failed")]
        self.page.wait_for_selector(", ".join(ends), timeout=1000 * seconds)
        return self.page.inner_text("#run-state")

    def run(self, **values):
        self.options(**values)
        self.page.click(".run-button")


def reading(reader):
    page = reader.page
    reader.open()
    check("token" not in page.url, "the address loses its token at once", page.url)
    chapters = page.locator("#chapters li").count()
    check(chapters == 1 + len(list((ROOT / "Sources/Chapters").iterdir())), "all chapters are listed", chapters)
    reader.open("/chapters/00-map")
    reader.run()
    check(reader.wait_for_end().startswith("Complete"), "the map is drawn")
    reader.open()
    reader.shot("index-light")
    reader.open(f"/chapters/{CHAPTER}")
    check(page.locator("section.step").count() > 3, "prose is there before any run")
    names = page.eval_on_selector_all("#run-options [name]", "all => all.map(one => one.name)")
    check({"quick", "seed", "text", "corpus", "steps"} <= set(names), "the form has the chapter's own options",
          " ".join(dict.fromkeys(names)))
    reader.options()
    reader.shot("form-light")


def running(reader):
    page = reader.page
    reader.run(quick=True)
    page.wait_for_selector("#run-live .curve path", timeout=60_000)
    page.wait_for_selector("#run-live .pictures img", timeout=60_000)
    check("Running" in page.inner_text("#run-state"), "a picture appears while the run goes on")
    reader.shot("live-light", "#bench")
    end = reader.wait_for_end()
    check(end.startswith("Complete"), "attention --quick runs to its end", end.split("\n")[0])
    sizes = page.eval_on_selector_all("#run-live .pictures img", "all => all.map(one => one.naturalWidth)")
    check(len(sizes) >= 5 and min(sizes) > 0, "pictures load while they appear", len(sizes))
    reader.shot("done-light", "#bench")
    page.click("#run-state a")
    page.wait_for_load_state("networkidle")
    check(page.locator(".run").count() > 3, "the lesson shows the run's results in place")
    check(page.locator("#run-live .live-step").count() == 0, "and not what it said on its way once more")
    reader.shot("chapter-light")


def stopping(reader, output):
    page = reader.page
    reader.options(quick=False)
    before = (output / CHAPTER / "run.json").read_bytes()
    # As a hasty hand would: many clicks at once.
    page.evaluate("for (let i = 0; i < 20; i++) document.querySelector('.run-button').click()")
    page.wait_for_selector("#run-live .curve path", timeout=90_000)
    count = len(processes(output))
    check(count <= 2, "20 clicks start one run", f"{count} processes: the run and its supervisor")
    page.reload()
    page.wait_for_selector("#run-live .curve path", timeout=10_000)
    check("Running" in page.inner_text("#run-state"), "a reload finds the run where it is")
    check(not page.is_checked("#run-options [name=quick]"), "and the form as it was started")
    # A quick run's training can be over between two looks, so the long run tells whether the curve grows.
    length = "document.querySelector('#run-live .curve path').getAttribute('d').length"
    page.wait_for_selector("#run-live .curve path", timeout=60_000)
    early = page.evaluate(length)
    late, end = early, time.monotonic() + 30
    while late <= early and time.monotonic() < end:
        page.wait_for_timeout(200)
        late = page.evaluate(length)
    check(late > early, "the loss curve grows", f"{early} to {late} characters")
    reader.shot("long-run-light", "#bench")
    page.click("#run-stop")
    end = reader.wait_for_end(20)
    check(end.startswith("Stopped"), "a run can be stopped", end)
    none, seconds = gone_within(output, 5)
    check(none, "a stopped run leaves no process", f"{seconds:.2f} s")
    check((output / CHAPTER / "run.json").read_bytes() == before, "a stopped run leaves the earlier one untouched")


def comparing(reader):
    page = reader.page
    reader.open(f"/chapters/{CHAPTER}")
    reader.run(quick=True, seed="1", text="sat <script>x</script>")
    end = reader.wait_for_end()
    check(end.startswith("Complete"), "a run with other options", end.split("\n")[0])
    reader.open(f"/chapters/{CHAPTER}/compare")
    rows = page.eval_on_selector_all("tr.differs th", "all => all.map(one => one.textContent)")
    check({"seed", "text"} <= set(rows), "the comparison marks what differs", f"{len(rows)} rows")
    pairs = page.eval_on_selector_all(
        "figure.sides", "all => all.map(one => one.querySelectorAll('img').length)")
    check(len(pairs) >= 5 and set(pairs) == {2}, "pictures stand side by side", f"{len(pairs)} pairs")
    page.evaluate("document.querySelectorAll('img').forEach(one => one.loading = 'eager')")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    sizes = page.eval_on_selector_all("figure.sides img", "all => all.map(one => one.naturalWidth)")
    check(min(sizes) > 0, "and all of them load")
    reader.shot("compare-light", "main")


def staleness(reader, output):
    page = reader.page
    for name in ("run.json",):
        os.utime(output / CHAPTER / name, (1, 1))
    reader.open(f"/chapters/{CHAPTER}")
    check("Run it again" in page.inner_text("#bench .stale"), "a run older than the code is called stale")
    os.utime(output / CHAPTER / "run.json")
    reader.open(f"/chapters/{CHAPTER}")
    check(page.locator("#bench .stale").count() == 0, "one newer than the code is not")
    reader.options(seed="7")
    page.locator("#run-options [name=seed]").blur()
    check("Options changed" in page.inner_text("#run-state"), "changed options are called so")
    reader.open("/exercises")
    check(page.locator(".drill li").count() > 5, "exercises are listed", page.locator(".drill li").count())
    if (PROGRAM.parent / "exercises").exists():
        page.click(".check[data-id='05.1']")
        page.wait_for_selector("li:has([data-id='05.1']) pre:not(:empty)", timeout=60_000)
        page.wait_for_selector(".check[data-id='05.1']:enabled", timeout=60_000)
        check("05.1" in page.inner_text("li:has([data-id='05.1']) pre"), "an exercise is checked from the page",
              page.inner_text("li:has([data-id='05.1']) .verdict"))
    reader.shot("exercises-light")


def painting(reader):
    times = []
    for _ in range(15):
        reader.page.goto(f"{reader.server.base}/chapters/{CHAPTER}")
        reader.page.wait_for_load_state("load")
        reader.page.wait_for_timeout(150)
        times.append(reader.page.evaluate("performance.getEntriesByType('paint')[0].startTime"))
    check(statistics.median(times) < 200, "first paint from a cached record below 200 ms",
          f"median {statistics.median(times):.0f} ms, {min(times):.0f} to {max(times):.0f}, "
          f"load {os.getloadavg()[0]:.1f}")


PAYLOADS = [
    "<script>hacked=1</script>", "</pre><script>hacked=1</script>", "<img src=x onerror=hacked=1>",
    "javascript:hacked=1", "\"><svg onload=hacked=1>", "'><body onload=hacked=1>", "{{{hacked}}}",
    "</title><script>hacked=1</script>", "</textarea><script>hacked=1</script>", "<iframe srcdoc='<script>parent.hacked=1</script>'>",
    "<a href=javascript:hacked=1 autofocus onfocus=hacked=1>", "]]><script>hacked=1</script>", "--><script>hacked=1</script>",
    "\u2028<script>hacked=1</script>", "<math><mtext><img src=x onerror=hacked=1>", "<details open ontoggle=hacked=1>",
    "<style>@import 'http://example.com'</style>", "<base href=http://example.com/>", "<meta http-equiv=refresh content=0;url=data:text/html,x>",
    "${hacked=1}", "`;hacked=1;`", "\\u003cscript\\u003ehacked=1\\u003c/script\\u003e", "<object data=data:text/html,x>",
    "<embed src=javascript:hacked=1>", "<form action=javascript:hacked=1><button autofocus onfocus=hacked=1>",
]
# Each also behind what ends an attribute, a text and an element.
PAYLOADS += ["\"'--></textarea></style>" + payload for payload in PAYLOADS]


def forging(reader, output):
    """A record whose every text is an attack, on every page that shows records."""
    page = reader.page
    record = json.loads((output / CHAPTER / "run.json").read_text())
    saved = output / "saved"
    shutil.copytree(output / CHAPTER, saved)
    texts = iter(PAYLOADS * 1000)
    record["title"] = next(texts)
    record["options"] = {next(texts): next(texts) for _ in range(10)} | record["options"]
    for step in record["steps"]:
        step["title"] = next(texts)
        for figure in step["figures"]:
            figure.update(caption=next(texts), alt=next(texts), file=next(texts), data=next(texts))
        for claim in step["claims"]:
            claim.update(claim=next(texts), ko=next(texts), measured=next(texts))
        step["metrics"] = {next(texts): {"value": 1, "unit": next(texts)} for _ in range(10)}
    for path in (output / CHAPTER).glob("*.jsonl"):
        path.unlink()
    (output / CHAPTER / "run.json").write_text(json.dumps(record))
    (output / CHAPTER / "timing.json").write_text(json.dumps(record))
    hacked = 0
    for path in ("", f"/chapters/{CHAPTER}", f"/chapters/{CHAPTER}/compare"):
        reader.open(path)
        page.wait_for_timeout(200)
        hacked += page.evaluate("Number(typeof hacked !== 'undefined' || document.title === 'x')")
        hacked += page.locator("script:not([src])").count()
    check(hacked == 0, f"{len(PAYLOADS)} attacks in every text of a record: none runs")
    shutil.rmtree(output / CHAPTER)
    saved.rename(output / CHAPTER)
    reader.complaints.clear()  # refused scripts may be complained about here, and only here


# MARK: Somebody who should not


def malformed(generator, port):
    host = f"Host: 127.0.0.1:{port}\r\n".encode()
    kind = generator.randrange(18)
    noise = generator.randbytes(generator.randrange(1, 400))
    return [
        noise, b"GET / HTTP/1.1\r\n" + noise, b"GET / HTTP/9.9\r\n" + host + b"\r\n",
        b"GET " + b"a" * 20000 + b" HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 5000 + b"\r\n",
        b"POST / HTTP/1.1\r\n" + host + b"Content-Length: -5\r\n\r\n",
        b"POST / HTTP/1.1\r\n" + host + b"Content-Length: 99999999999999999999\r\n\r\n",
        b"POST / HTTP/1.1\r\n" + host + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"POST / HTTP/1.1\r\n" + host + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST / HTTP/1.1\r\n" + host + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\n",
        b"GET / HTTP/1.1\n" + host + b"\n", b"GET /\0 HTTP/1.1\r\n" + host + b"\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\n" + host + b"\r\n", b"\x16\x03\x01\x02\x00\x01\x00" + noise,
        (b"GET / HTTP/1.1\r\n" + host + b"\r\n") * 50, b"GET / HTTP/1.1\r\n folded\r\n" + host + b"\r\n",
        b"GET http://evil.com/ HTTP/1.1\r\n" + host + b"\r\n", b"get / http/1.1\r\n" + host + b"\r\n",
    ][kind]


def attacking(server, count):
    server.seconds_of_good_request()
    memory, descriptors = server.memory(), server.descriptors()
    generator = random.Random(0)
    bad = 0
    for number in range(count):
        try:
            with socket.create_connection(("127.0.0.1", server.port), timeout=2) as connection:
                connection.sendall(malformed(generator, server.port))
                if number % 3:
                    connection.shutdown(socket.SHUT_WR)
                    answer = connection.recv(65536)
                    # Closed without a word, or refused; pipelined good requests lack the cookie.
                    bad += answer != b"" and answer[9:10] not in b"45"
        except (ConnectionError, socket.timeout):
            pass
    seconds = server.seconds_of_good_request()
    check(bad == 0, f"{count} malformed requests: none is answered as if it were good", bad)
    check(server.process.poll() is None, "the server lives")
    check(seconds < 0.1, "a good request right after", f"{1000 * seconds:.0f} ms")
    time.sleep(2.5)
    check(server.memory() - memory < 50, "memory grows by less than 50 MB", f"{server.memory() - memory:.1f} MB")
    check(server.descriptors() <= descriptors, "descriptors are back", f"{descriptors} to {server.descriptors()}")


def strangers(server, output):
    own = f"127.0.0.1:{server.port}"
    hosts = ["evil.com", f"evil.com:{server.port}", f"127.0.0.1.evil.com:{server.port}", "127.0.0.1",
             f"localhost.evil.com:{server.port}", "", f"0.0.0.0:{server.port}", f"[::1]:{server.port}",
             f"2130706433:{server.port}", f"0x7f000001:{server.port}", f"127.0.0.1:{server.port + 1}",
             f"{own}.", f"{own}, evil.com", f"evil@{own}", f"127.1:{server.port}"]
    paths = ["/", "/exercises", f"/chapters/{CHAPTER}", f"/api/chapters/{CHAPTER}/run", "/assets/workbench.js"]
    passed = sum(
        not server.raw(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {server.cookie}\r\n\r\n".encode())
        .startswith((b"HTTP/1.1 403", b"HTTP/1.1 400")) for host in hosts for path in paths)
    check(passed == 0, f"{len(hosts) * len(paths)} requests for other hosts are refused", passed)
    good = {"Host": own, "Origin": server.base, "Cookie": server.cookie, "Content-Type": "application/json"}
    changes = [{"Cookie": None}, {"Cookie": f"workbench-{server.port}={'0' * 64}"}, {"Origin": "http://evil.com"},
               {"Origin": "null"}, {"Origin": None}, {"Origin": f"http://127.0.0.1:{server.port + 1}"},
               {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Content-Type": "text/plain"},
               {"Content-Type": "application/x-www-form-urlencoded"}]
    started = 0
    for action in ("run", "stop"):
        for change in changes:
            lines = "".join(f"{name}: {value}\r\n" for name, value in (good | change).items() if value)
            answer = server.raw(
                f"POST /api/chapters/{CHAPTER}/{action} HTTP/1.1\r\n{lines}Content-Length: 14\r\n\r\n".encode()
                + b'{"options":{}}')
            started += not answer.startswith((b"HTTP/1.1 403", b"HTTP/1.1 415"))
        started += server.get(f"/api/chapters/{CHAPTER}/{action}?x").startswith(b"HTTP/1.1 202")
    check(started == 0 and not processes(output), "nothing runs for strangers, or because of a GET", started)
    for option, value in (("corpus", "; touch /tmp/x"), ("--output", "/tmp/x"), ("output", "/tmp"), ("seed", "$(id)\n"),
                          ("json", "true")):
        answer = server.post(f"/api/chapters/{CHAPTER}/run", {"options": {option: value, "quick": "true"}})
        if answer.startswith(b"HTTP/1.1 202"):
            time.sleep(1.5)
    check(not Path("/tmp/x").exists(), "no option's value reaches a shell")
    gone_within(output, 5)


def crawling(server):
    slow = []
    for _ in range(500):
        connection = socket.create_connection(("127.0.0.1", server.port), timeout=5)
        connection.sendall(b"GET / HTTP/1.1\r\n")
        slow.append(connection)
    worst = 0
    for second in range(3):
        for connection in slow:
            try:
                connection.sendall(b"X")
            except ConnectionError:
                pass
        worst = max(worst, server.seconds_of_good_request())
    check(worst < 1, "500 crawling clients hold nobody up", f"{1000 * worst:.0f} ms")
    start = time.monotonic()
    slow[-1].settimeout(20)
    answer = slow[-1].recv(100)
    check(answer[9:12] in (b"408", b""), "and are sent away after 15 s", f"{time.monotonic() - start:.0f} s more")
    for connection in slow:
        connection.close()


def dying(server, output):
    server.post(f"/api/chapters/{CHAPTER}/run", {"options": {}})
    start = time.monotonic()
    while len(processes(output)) < 2 and time.monotonic() - start < 20:
        time.sleep(0.05)
    time.sleep(2)
    check(len(processes(output)) == 2, "a run is under way")
    server.process.kill()
    server.process.wait()
    none, seconds = gone_within(output, 5)
    check(none, "kill -9 of the server ends its run", f"{seconds:.2f} s")


def closing(output):
    server = Server(output)
    server.post(f"/api/chapters/{CHAPTER}/run", {"options": {}})
    time.sleep(2)
    start = time.monotonic()
    server.process.send_signal(signal.SIGINT)
    status = server.process.wait(15)
    check(status == 0 and not processes(output), "Ctrl-C ends the server and its run",
          f"{time.monotonic() - start:.2f} s, status {status}")
    holder = socket.create_server(("127.0.0.1", 0))
    taken = holder.getsockname()[1]
    for arguments, words in (
            (["--port", str(taken), "--output", str(output)], f"Port {taken} is taken"),
            (["--port", "0", "--output", str(output / "none")], "There is no folder")):
        outcome = subprocess.run([PROGRAM, "serve", "--no-open", *arguments], cwd=ROOT, capture_output=True,
                                 text=True, timeout=20)
        lines = outcome.stderr.strip().splitlines()
        check(outcome.returncode == 1 and len(lines) == 1 and words in lines[0], "one clear sentence",
              lines[0] if lines else "nothing")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shots", help="a folder for pictures of the pages")
    parser.add_argument("--requests", type=int, default=1000, help="how many malformed requests")
    parser.add_argument("--brief", action="store_true",
                        help="leave out what measures time, and what the tests of the server hold already")
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("chromium-browser"))
    options = parser.parse_args()
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        sys.exit("Python's playwright is missing: Scripts/setup.sh --browser installs it.")
    if not options.chromium:
        sys.exit("Chromium is missing: Scripts/setup.sh --browser installs it.")
    for product in ("workbench", "workbench-server", "attention"):
        if not (ROOT / ".build/debug" / product).exists():
            sys.exit(f"`swift build --product {product}` comes first.")
    if options.shots:
        os.makedirs(options.shots, exist_ok=True)
    # Chromium will not sandbox for root, as in containers.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "Output"
        output.mkdir()
        server = Server(output)
        listening = subprocess.run(["ss", "-ltnH"], capture_output=True, text=True).stdout
        places = [line.split()[3] for line in listening.splitlines() if line.split()[3].endswith(f":{server.port}")]
        check(places == [f"127.0.0.1:{server.port}"], "it listens on 127.0.0.1 alone", places)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=options.chromium, args=arguments)
            reader = Reader(browser, server, options.shots, viewport={"width": 1280, "height": 900})
            stranger = Reader(browser, server, None)
            stranger.open("/")
            check("not open to this page" in stranger.page.inner_text("body"), "without the token nobody gets in")
            reading(reader)
            running(reader)
            stopping(reader, output)
            comparing(reader)
            staleness(reader, output)
            if not options.brief:
                painting(reader)
            check(not reader.complaints, "the browser has nothing to complain about", reader.complaints)
            forging(reader, output)
            for name, extra in (("dark", {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}}),
                                ("phone", {"viewport": {"width": 375, "height": 740}, "device_scale_factor": 2,
                                           "is_mobile": True})):
                other = Reader(browser, server, options.shots, **extra)
                other.open()
                other.shot(f"index-{name}")
                for path, page in ((f"/chapters/{CHAPTER}", "chapter"), (f"/chapters/{CHAPTER}/compare", "compare"),
                                   ("/exercises", "exercises")):
                    other.open(path)
                    other.shot(f"{page}-{name}")
                    if page == "chapter" and options.shots:
                        other.run(quick=True, seed="2")
                        other.wait_for_end()
                        other.shot(f"done-{name}", "#bench")
                    wide = other.page.evaluate("document.documentElement.scrollWidth - innerWidth")
                    check(wide <= 0, f"{page} fits the width ({name})", wide)
            browser.close()
        strangers(server, output)
        if not options.brief:
            attacking(server, options.requests)
            crawling(server)
        dying(server, output)
        closing(output)
    print(f"{len(failures)} failed" if failures else "all hold")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
