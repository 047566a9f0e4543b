import Mustache
import Notebook
import Phrases

/// The HTML of the server's own pages.
///
/// `{{x}}` is escaped; `{{{x}}}` is HTML that was made here; words in double brackets are of the server's
/// language.
struct ServerTemplates: Sendable {
  let runPanel: MustacheTemplate
  let compare: MustacheTemplate
  let exercises: MustacheTemplate

  /// Reads all templates, with words in a language.
  init(in catalogue: Catalogue) {
    runPanel = PageTemplate.parsed(Self.runPanelText, in: catalogue)
    compare = PageTemplate.parsed(Self.compareText, in: catalogue)
    exercises = PageTemplate.parsed(Self.exercisesText, in: catalogue)
  }

  private static let runPanelText = """
    <link rel="stylesheet" href="/assets/workbench.css">
    <section class="bench sans" id="bench" lang="{{language}}" data-chapter="{{chapter}}" aria-label="[[Run this chapter]]">
    {{#stale}}<p class="stale" role="note">{{.}}</p>
    {{/stale}}<form id="run-options" autocomplete="off">
    <div class="buttons">
    <button type="submit" class="run-button">[[Run]]</button>
    <button type="button" id="run-stop" hidden>[[Stop]]</button>
    {{#first}}<label class="flag" title="{{help}}"><input type="checkbox" name="{{name}}"{{#isOn}} checked{{/isOn}}> {{name}}</label>
    {{/first}}<span id="run-state" role="status" aria-live="polite"></span>
    </div>
    <details{{#isOpen}} open{{/isOpen}}>
    <summary>[[Options]]</summary>
    {{#unread}}<p class="quiet">[[The chapter's own options appear when it is built: at its first run.]]</p>
    {{/unread}}<div class="fields">
    {{#fields}}{{#isFlag}}<label class="flag wide"><input type="checkbox" name="{{name}}"{{#isOn}} checked{{/isOn}}> <span><b>{{name}}</b><small>{{help}}</small></span></label>
    {{/isFlag}}{{#isValue}}<label><b>{{name}}</b><input name="{{name}}" value="{{value}}" placeholder="{{placeholder}}" spellcheck="false" maxlength="4096"><small>{{help}}</small></label>
    {{/isValue}}{{#isChoice}}<label><b>{{name}}</b><select name="{{name}}"><option value=""></option>{{#choices}}<option{{#isOn}} selected{{/isOn}}>{{text}}</option>{{/choices}}</select><small>{{help}}</small></label>
    {{/isChoice}}{{#isSteps}}<fieldset><legend><b>steps</b></legend><div class="steps">{{#choices}}<label class="flag" title="{{title}}"><input type="checkbox" name="steps" value="{{text}}"{{#isOn}} checked{{/isOn}}> {{text}}</label>
    {{/choices}}</div><small>{{help}} [[None chosen: all.]]</small></fieldset>
    {{/isSteps}}{{/fields}}</div>
    </details>
    </form>
    <p class="links">{{#canCompare}}<a href="/chapters/{{chapter}}/compare">[[Compare {1} runs|{{runCount}}]]</a>{{/canCompare}}{{#exercises}}<a href="/exercises#{{chapter}}">{{.}}</a>{{/exercises}}</p>
    <div id="run-live" hidden></div>
    </section>

    """

  private static let compareText = """
    <header>
    <p class="over sans"><a href="/chapters/{{chapter}}">{{chapter}}</a></p>
    <h1>[[Two runs, side by side]]</h1>
    {{#onlyOne}}<p class="notice sans" role="note">[[There is one run so far. Run the chapter with other options: the earlier run is kept, and can be chosen here.]]</p>
    {{/onlyOne}}<form class="choose sans" method="get">
    <label>[[left]] <select name="a">{{#left}}<option value="{{key}}"{{#isOn}} selected{{/isOn}}>{{text}}</option>{{/left}}</select></label>
    <label>[[right]] <select name="b">{{#right}}<option value="{{key}}"{{#isOn}} selected{{/isOn}}>{{text}}</option>{{/right}}</select></label>
    <button>[[Compare]]</button>
    </form>
    </header>
    {{#hasOptions}}<h2>[[Options]]</h2>
    <div class="scroll" tabindex="0"><table class="compare"><thead><tr><th scope="col">[[option]]</th><th scope="col">[[left]]</th><th scope="col">[[right]]</th></tr></thead><tbody>
    {{#options}}<tr{{#differs}} class="differs"{{/differs}}><th scope="row" class="mono">{{name}}</th><td>{{left}}</td><td>{{right}}</td></tr>
    {{/options}}</tbody></table></div>
    {{/hasOptions}}{{#steps}}<section class="pair" aria-label="{{id}}"><h2><span class="no">{{id}}</span>{{title}}</h2>
    {{#hasMetrics}}<div class="scroll" tabindex="0"><table class="compare"><thead><tr><th scope="col">[[measured]]</th><th scope="col" class="num">[[left]]</th><th scope="col" class="num">[[right]]</th><th scope="col" class="num">[[change]]</th></tr></thead><tbody>
    {{#metrics}}<tr{{#differs}} class="differs"{{/differs}}><th scope="row" class="mono">{{name}}</th><td class="num">{{left}}</td><td class="num">{{right}}</td><td class="num">{{change}}</td></tr>
    {{/metrics}}</tbody></table></div>
    {{/hasMetrics}}{{#claims}}<div class="claims"><p class="says sans">{{claim}}</p><div class="sides"><p>{{left}}</p><p>{{right}}</p></div></div>
    {{/claims}}{{#figures}}<figure class="sides">
    {{#left}}<button type="button" class="frame" aria-label="[[Enlarge the left picture]]"><img src="{{source}}" alt="{{alt}}" loading="lazy" decoding="async"></button>{{/left}}{{^left}}<p class="quiet sans">[[not in the left run]]</p>{{/left}}
    {{#right}}<button type="button" class="frame" aria-label="[[Enlarge the right picture]]"><img src="{{source}}" alt="{{alt}}" loading="lazy" decoding="async"></button>{{/right}}{{^right}}<p class="quiet sans">[[not in the right run]]</p>{{/right}}
    <figcaption>{{caption}}</figcaption></figure>
    {{/figures}}</section>
    {{/steps}}

    """

  private static let exercisesText = """
    <header>
    <p class="over sans">[[Write the key lines yourself]]</p>
    <h1>[[Exercises]]</h1>
    <p class="quiet sans"><b>[[{1} of {2} solved|{{solved}}|{{count}}]]</b>. [[Edit a file, then check it here, or by {1}|<code>swift run exercises check{{#next}} {{.}}{{/next}}</code>]]</p>
    <div class="meter" role="img" aria-label="[[{1} of {2} solved|{{solved}}|{{count}}]]"><svg viewBox="0 0 1000 8" preserveAspectRatio="none"><rect width="1000" height="8" class="track"/><rect width="{{share}}" height="8" class="fill"/></svg></div>
    </header>
    {{#chapters}}<section id="{{name}}" class="drill"><h2><a href="/chapters/{{name}}">{{name}}</a></h2>
    <ul>
    {{#entries}}<li class="{{state}}"><span class="verdict sans" role="status">{{mark}} {{verdict}}</span><b class="sans">{{id}} {{title}}</b><small class="sans">[[{1} minutes · difficulty {2} of 3|{{minutes}}|{{difficulty}}]]{{#hints}} · {{.}}{{/hints}}</small><code>{{file}}</code><button type="button" class="check sans" data-id="{{id}}">[[Check]]</button></li>
    {{/entries}}</ul></section>
    {{/chapters}}

    """
}
