"use strict";
// The chapter's page: starts and stops a run, and shows what it says while it goes on.
// All texts of a run are put in as text, never as HTML. Words in double square brackets are put into the
// language of the pages before the script is sent; `fill` puts values into their slots.

function fill(text, ...values) {
  return text.replace(/\{(\d)\}/g, (_, place) => values[place - 1]);
}

(function () {
  const bench = document.getElementById("bench");
  if (!bench) return;
  const chapter = bench.dataset.chapter;
  const form = document.getElementById("run-options");
  const runButton = form.querySelector(".run-button");
  const stopButton = document.getElementById("run-stop");
  const stateText = document.getElementById("run-state");
  const live = document.getElementById("run-live");
  const api = "/api/chapters/" + chapter;
  const isKorean = document.documentElement.lang === "ko";

  // MARK: Parts of a page

  function make(name, className, text) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function draw(name, attributes, text) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function number(value) {
    if (Number.isInteger(value)) return value.toLocaleString("en");
    const size = Math.abs(value);
    return size >= 1e5 || size < 1e-3 ? value.toExponential(2) : String(Number(value.toPrecision(4)));
  }

  function duration(seconds) {
    const whole = Math.round(seconds);
    return whole < 60 ? fill("[[{1} s]]", whole) :
      fill("[[{1} min {2} s]]", Math.floor(whole / 60), whole % 60);
  }

  // MARK: The loss curve

  class Curve {
    constructor(place) {
      this.lines = [];
      this.svg = draw("svg", {viewBox: "0 0 640 220", class: "curve", role: "img"});
      this.legend = make("p", "legend");
      place.append(this.svg, this.legend);
    }

    add(name, x, y) {
      let line = this.lines[this.lines.length - 1];
      if (!line || line.name !== name || x < line.points[line.points.length - 1][0]) {
        line = {name: name, points: []};
        this.lines.push(line);
      }
      line.points.push([x, y]);
      // Twice as many points as pixels say no more: every second one goes.
      if (line.points.length > 1200) line.points = line.points.filter((_, index) => index % 2 === 0);
    }

    show() {
      const lines = this.lines.slice(-6);
      const all = lines.flatMap(line => line.points);
      const [left, right, top, bottom] = [52, 628, 12, 190];
      const lastX = Math.max(1, ...all.map(point => point[0]));
      let low = Math.min(...all.map(point => point[1]));
      let high = Math.max(...all.map(point => point[1]));
      if (high - low < 1e-9) { low -= 0.5; high += 0.5; }
      const x = value => left + (right - left) * value / lastX;
      const y = value => bottom - (bottom - top) * (value - low) / (high - low);
      const parts = [];
      for (const tick of ticks(low, high)) {
        parts.push(draw("line", {x1: left, x2: right, y1: y(tick), y2: y(tick), class: "gridline"}));
        parts.push(draw("text", {x: left - 8, y: y(tick) + 4, "text-anchor": "end"}, number(tick)));
      }
      for (const tick of ticks(0, lastX)) {
        parts.push(draw("text", {x: x(tick), y: bottom + 18, "text-anchor": "middle"}, number(tick)));
      }
      const names = lines.map(line =>
        (line.name || "[[loss]]") + " " + number(line.points[line.points.length - 1][1]));
      lines.forEach((line, index) => {
        const path = line.points.map((point, place) =>
          (place ? "L" : "M") + x(point[0]).toFixed(1) + " " + y(point[1]).toFixed(1)).join("");
        parts.push(draw("path", {d: path, class: "s" + index}));
      });
      this.svg.replaceChildren(...parts);
      this.svg.setAttribute("aria-label", fill("[[Loss while training; now {1}]]", names.join(", ")));
      this.legend.replaceChildren(...names.map((name, index) => {
        const mark = draw("svg", {viewBox: "0 0 16 4", class: "curve", width: 16, height: 4});
        mark.append(draw("path", {d: "M1 2h14", class: "s" + index}));
        const item = make("span");
        item.append(mark, name);
        return item;
      }));
    }
  }

  function short(text, length) {
    return text.length > length ? text.slice(0, length - 7) + "…" + text.slice(-6) : text;
  }

  function ticks(low, high) {
    const rough = (high - low) / 4;
    const power = Math.pow(10, Math.floor(Math.log10(rough)));
    const step = [1, 2, 2.5, 5, 10].map(unit => unit * power).find(unit => unit >= rough);
    const result = [];
    for (let tick = Math.ceil(low / step); tick * step <= high + 1e-9 * step; tick++) {
      result.push(Number((tick * step).toPrecision(12)));
    }
    return result;
  }

  // MARK: A step of the run

  class StepView {
    constructor(title, place) {
      this.box = make("section", "live-step");
      const heading = make("h3", "", title);
      this.place = make("small", "quiet", place);
      heading.append(this.place);
      this.box.append(heading);
      live.append(this.box);
    }

    progress(event) {
      if (!this.meter) {
        this.meter = make("div", "meter");
        this.fill = draw("rect", {width: 0, height: 8, class: "fill"});
        const svg = draw("svg", {viewBox: "0 0 1000 8", preserveAspectRatio: "none"});
        svg.append(draw("rect", {width: 1000, height: 8, class: "track"}), this.fill);
        this.meter.append(svg);
        this.rate = make("p", "rate");
        this.box.append(this.meter, this.rate);
      }
      const share = event.total > 0 ? event.done / event.total : 0;
      this.fill.setAttribute("width", Math.round(1000 * share));
      const parts = [fill("[[{1} of {2}]]", number(event.done), number(event.total))];
      if (event.label) parts.unshift(event.label);
      if (event.rate) parts.push(fill("[[{1} a second]]", number(Number(event.rate.toPrecision(3)))));
      if (event.secondsLeft && event.done < event.total) {
        parts.push(fill("[[{1} left]]", duration(event.secondsLeft)));
      }
      if (event.detail) parts.push(event.detail);
      this.rate.textContent = parts.join(" · ");
      const loss = /(?:^|\s)(?:loss|[[loss]]) (-?\d+(?:\.\d+)?)/.exec((event.detail || "").replace("−", "-"));
      if (loss) {
        if (!this.curve) this.curve = new Curve(this.box);
        this.curve.add(event.label, event.done, Number(loss[1]));
        this.isChanged = true;
      }
    }

    show() {
      if (this.isChanged) this.curve.show();
      this.isChanged = false;
    }

    say(text) { this.box.append(make("p", "says", text)); }

    metric(event) {
      const line = make("span", "metric");
      line.append(make("span", "quiet", event.name + " "), make("b", "", number(event.value)));
      if (event.unit) line.append(" " + event.unit);
      this.box.append(line);
    }

    claim(event) {
      const name = event.holds === true ? "held" : event.holds === false ? "failed" : "open";
      const word = {
        held: "✓ [[held]]", failed: "✗ [[did not hold]]", open: "○ [[not judged]]"}[name];
      const line = make("p", "says");
      line.append(make("b", "verdict " + name, word), " · " + (isKorean && event.ko || event.claim) + " ");
      line.append(make("span", "quiet", fill("[[Measured: {1}]]", event.measured)));
      this.box.append(line);
    }

    table(event) {
      const frame = make("div", "scroll");
      const table = make("table");
      table.append(make("caption", "", event.title));
      const head = make("tr");
      for (const name of event.columns) head.append(make("th", "", name));
      table.append(head);
      for (const row of event.rows) {
        const line = make("tr");
        for (const cell of row) {
          const isNumber = typeof cell === "number";
          line.append(make("td", isNumber ? "num" : "", isNumber ? number(cell) : cell || ""));
        }
        table.append(line);
      }
      frame.append(table);
      this.box.append(frame);
    }

    figure(event, run) {
      if (!/^[a-z0-9_-]+(\.timed)?\.png$/.test(event.file)) return;
      if (!this.pictures || this.pictures !== this.box.lastChild) {
        this.pictures = make("div", "pictures");
        this.box.append(this.pictures);
      }
      const frame = make("button", "frame");
      frame.type = "button";
      frame.title = event.caption;
      const image = make("img");
      image.src = "/runs/" + chapter + "/live/" + event.file + "?run=" + run;
      image.alt = event.alt;
      frame.append(image);
      frame.addEventListener("click", () => enlarge(image));
      this.pictures.append(frame);
    }

    end(seconds) {
      this.place.textContent = duration(seconds);
      if (this.meter && !this.curve) { this.meter.remove(); this.rate.remove(); this.meter = null; }
    }
  }

  function enlarge(image) {
    const sheet = document.querySelector("dialog.sheet");
    if (!sheet || !sheet.showModal) return;
    const large = sheet.querySelector("img");
    large.src = image.src;
    large.alt = image.alt;
    large.width = image.naturalWidth / 2;
    sheet.showModal();
  }

  // MARK: The run

  let shown = {run: 0, last: 0, step: null, log: null};
  let timer = null;
  let isFirst = true;

  // The form as the run that goes on was started.
  function fill(words) {
    for (const field of form.elements) {
      if (field.type === "checkbox") field.checked = false; else if (field.name) field.value = "";
    }
    for (const word of words) {
      const [, name, value] = /^--([a-z0-9-]+)(?:=(.*))?$/s.exec(word) || [];
      if (!name) continue;
      for (const field of form.querySelectorAll("[name='" + name + "']")) {
        if (field.type !== "checkbox") field.value = value;
        else field.checked = name !== "steps" || value.split(",").includes(field.value);
      }
    }
  }

  function clear(run) {
    live.replaceChildren();
    shown = {run: run, last: 0, step: null, log: null};
  }

  function log(text) {
    if (!shown.log) {
      shown.log = make("pre");
      shown.log.tabIndex = 0;
      live.append(shown.log);
    }
    const atEnd = shown.log.scrollTop + shown.log.clientHeight >= shown.log.scrollHeight - 4;
    shown.log.append(text + "\n");
    while (shown.log.childNodes.length > 2000) shown.log.firstChild.remove();
    if (atEnd) shown.log.scrollTop = shown.log.scrollHeight;
  }

  function take(event) {
    if (event.event === "step") {
      shown.log = null;
      shown.step = new StepView(event.title, fill("[[step {1} of {2}]]", event.number, event.count));
      return;
    }
    if (event.event === "log") return log(event.text);
    if (event.event === "stopped" || event.event === "failed") return log(event.message);
    const step = shown.step;
    if (!step) return;
    switch (event.event) {
    case "progress": step.progress(event); break;
    case "say": step.say(event.text); break;
    case "metric": step.metric(event); break;
    case "table": step.table(event); break;
    case "claim": step.claim(event); break;
    case "figure": step.figure(event, shown.run); break;
    case "stepEnd": step.end(event.seconds); break;
    }
  }

  const words = {
    building: "[[Building …]]", running: "[[Running …]]", stopping: "[[Stopping …]]",
  };

  function showState(state) {
    const isLive = state.stage in words;
    runButton.disabled = isLive;
    stopButton.hidden = !isLive;
    stopButton.disabled = state.stage === "stopping";
    stateText.className = state.stage === "complete" ? "good" : state.stage === "failed" ? "bad" : "";
    stateText.textContent = words[state.stage] || state.sentence;
    if (state.stage === "running" && state.arguments.length) {
      stateText.append(" ", make("code", "", short(state.arguments.join(" "), 60)));
    }
    stateText.dataset.stage = state.stage;
    if (state.stage === "complete") {
      const link = make("a", "", "[[Show its results in the lesson]]");
      link.href = "/chapters/" + chapter;
      stateText.append(" ", link);
    }
    return isLive;
  }

  async function poll() {
    clearTimeout(timer);
    let delay = 1000;
    try {
      const response = await fetch(api + "/run?after=" + shown.last, {cache: "no-store"});
      if (response.status === 403) {
        stateText.className = "bad";
        stateText.textContent = "[[The server was started anew: open the address that it printed.]]";
        return;
      }
      const report = await response.json();
      if (!report.state) return;
      if (isFirst && (report.state.stage === "complete" || report.state.stage === "stopped")) {
        // Over before this page was opened: what came of it stands below.
        isFirst = false;
        shown.run = report.state.run;
        shown.last = report.last;
        return;
      }
      if (isFirst) fill(report.state.arguments);
      isFirst = false;
      if (report.state.run !== shown.run) {
        clear(report.state.run);
        if (report.last > 0) { timer = setTimeout(poll, 0); live.hidden = false; return; }
      }
      live.hidden = false;
      report.events.forEach(take);
      if (shown.step) shown.step.show();
      shown.last = report.last;
      const isLive = showState(report.state);
      if (!isLive) return;
      delay = 250;
    } catch (error) {
      stateText.className = "bad";
      stateText.textContent = "[[The server doesn't answer.]]";
    }
    timer = setTimeout(poll, document.hidden ? 2000 : delay);
  }

  async function send(action, body) {
    const response = await fetch(api + "/" + action, {
      method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)});
    if (response.ok) return true;
    stateText.className = "bad";
    stateText.textContent = await response.text();
    return false;
  }

  function values() {
    const options = {};
    for (const field of form.elements) {
      if (!field.name) continue;
      if (field.name === "steps") {
        if (field.checked) options.steps = (options.steps ? options.steps + "," : "") + field.value;
      } else if (field.type === "checkbox") {
        if (field.checked) options[field.name] = "true";
      } else if (field.value) {
        options[field.name] = field.value;
      }
    }
    return options;
  }

  form.addEventListener("submit", async event => {
    event.preventDefault();
    if (runButton.disabled) return;
    runButton.disabled = true;
    stateText.className = "";
    stateText.textContent = "[[Starting …]]";
    stateText.dataset.stage = "";
    isFirst = false;
    if (!await send("run", {options: values()})) runButton.disabled = false;
    poll();
  });
  stopButton.addEventListener("click", async () => {
    stopButton.disabled = true;
    await send("stop", {});
    poll();
  });

  const asShown = JSON.stringify(values());
  form.addEventListener("change", () => {
    if (runButton.disabled) return;
    const isChanged = JSON.stringify(values()) !== asShown;
    stateText.className = "";
    stateText.textContent =
      isChanged ? "[[Options changed: the results below are of other ones. Run again.]]" : "";
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden && timer) poll(); });
  poll();
})();

// The page of exercises: checks one, and shows the verdict as the terminal would.
(function () {
  const buttons = document.querySelectorAll(".drill .check");
  if (!buttons.length) return;
  const words = {building: "… [[building]]", running: "… [[checking]]", stopping: "… [[stopping]]"};
  let last = 0;
  let run = 0;

  function entry(id) {
    const button = Array.from(buttons).find(one => one.dataset.id === id);
    return button && button.closest("li");
  }

  function show(report) {
    const item = entry(report.state.arguments[0]);
    if (!item) return false;
    let output = item.querySelector("pre");
    if (!output) {
      output = document.createElement("pre");
      output.tabIndex = 0;
      item.append(output);
    }
    if (run !== report.state.run) {
      run = report.state.run;
      output.textContent = "";
    }
    for (const event of report.events) {
      if (event.event === "log") output.append(event.text + "\n");
    }
    last = report.last;
    const isLive = report.state.stage in words;
    for (const button of buttons) button.disabled = isLive;
    const verdict = item.querySelector(".verdict");
    if (isLive) {
      verdict.textContent = words[report.state.stage];
    } else if (report.state.stage === "complete") {
      item.className = "solved";
      verdict.textContent = "✓ [[solved]]";
    } else if (report.state.stage === "failed") {
      const isUntouched = output.textContent.includes("[[not attempted]]");
      if (!isUntouched) item.className = "attempted";
      verdict.textContent = isUntouched ? "○ [[not tried]]" : "✗ [[not yet right]]";
      if (!output.textContent.trim()) output.textContent = report.state.sentence;
    } else {
      verdict.textContent = "○ [[stopped]]";
    }
    return isLive;
  }

  async function poll() {
    const response = await fetch("/api/exercises/run?after=" + last, {cache: "no-store"});
    const report = await response.json();
    if (!report.state) return;
    if (report.state.run !== run && last > 0) { last = 0; return poll(); }
    if (show(report)) setTimeout(poll, 300);
  }

  for (const button of buttons) {
    button.addEventListener("click", async () => {
      for (const one of buttons) one.disabled = true;
      const response = await fetch("/api/exercises/" + button.dataset.id + "/check", {
        method: "POST", headers: {"Content-Type": "application/json"}, body: "{}"});
      if (!response.ok) entry(button.dataset.id).querySelector(".verdict").textContent =
        await response.text();
      last = 0;
      poll();
    });
  }
  poll();
})();

// The first page: says which chapters run, and shows anew what has ended.
(function () {
  const list = document.getElementById("chapters");
  if (!list) return;
  let running = "";

  async function poll() {
    try {
      const response = await fetch("/api/chapters", {cache: "no-store"});
      const states = await response.json();
      const live = states.filter(
        state => ["building", "running", "stopping"].includes(state.stage));
      const names = live.map(state => state.name).join(" ");
      if (running && running !== names) return location.reload();
      running = names;
      for (const state of live) {
        const text = list.querySelector("[data-chapter='" + state.name + "'] .state");
        if (!text) continue;
        text.className = "state live";
        text.textContent = "[[running now]]";
      }
    } catch (error) {
      // The server has ended; the page stays as it is.
    }
    setTimeout(poll, document.hidden ? 10000 : 2000);
  }
  poll();
})();
