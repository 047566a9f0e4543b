import Mustache
import Phrases

/// The HTML of pages.
///
/// `{{x}}` is escaped; `{{{x}}}` is HTML that was made here; words in double brackets are of the page's language.
struct Templates: Sendable {
  let page: MustacheTemplate
  let header: MustacheTemplate
  let section: MustacheTemplate
  let picture: MustacheTemplate
  let claim: MustacheTemplate
  let table: MustacheTemplate
  let metrics: MustacheTemplate
  let run: MustacheTemplate
  let index: MustacheTemplate

  /// The templates with words in English.
  static let english = Templates(in: .english)

  /// Reads all templates, with words in a language.
  init(in catalogue: Catalogue) {
    page = PageTemplate.parsed(Self.pageText, in: catalogue)
    header = PageTemplate.parsed(Self.headerText, in: catalogue)
    section = PageTemplate.parsed(Self.sectionText, in: catalogue)
    picture = PageTemplate.parsed(Self.pictureText, in: catalogue)
    claim = PageTemplate.parsed(Self.claimText, in: catalogue)
    table = PageTemplate.parsed(Self.tableText, in: catalogue)
    metrics = PageTemplate.parsed(Self.metricsText, in: catalogue)
    run = PageTemplate.parsed(Self.runText, in: catalogue)
    index = PageTemplate.parsed(Self.indexText, in: catalogue)
  }

  private static let pageText = """
    <!DOCTYPE html>
    <html lang="{{language}}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    {{#policy}}<meta http-equiv="Content-Security-Policy" content="{{.}}">
    {{/policy}}<title>{{title}}</title>
    {{{head}}}</head>
    <body>
    <a class="skip" href="#main">[[To the text]]</a>
    <nav class="bar" aria-label="[[Chapters]]"><ul>
    <li><a href="{{home}}">[[LLM workbench]]</a></li>
    {{#previous}}<li><a href="{{link}}" rel="prev"><span aria-hidden="true">← </span>{{name}}</a></li>
    {{/previous}}{{#next}}<li><a href="{{link}}" rel="next">{{name}}<span aria-hidden="true"> →</span></a></li>
    {{/next}}{{#bar}}<li><a href="{{link}}">{{text}}</a></li>
    {{/bar}}</ul></nav>
    <main id="main" class="{{kind}}">
    {{{content}}}</main>
    <footer>
    {{#around}}<div class="around">
    {{#previous}}<a href="{{link}}" class="previous"><small>[[Previous chapter]]</small>{{title}}</a>
    {{/previous}}{{#next}}<a href="{{link}}" class="next"><small>[[Next chapter]]</small>{{title}}</a>
    {{/next}}</div>
    {{/around}}{{#foot}}<p>{{{.}}}</p>
    {{/foot}}</footer>
    <dialog class="sheet" aria-label="[[Picture at full size]]"><form method="dialog"><button>[[Close]]</button></form><img alt=""></dialog>
    {{{scripts}}}</body>
    </html>

    """

  private static let headerText = """
    <header>
    <p class="over sans">[[Chapter {1}|{{number}}]]</p>
    <h1>{{title}}</h1>
    {{#hasRun}}<ul class="chips" aria-label="[[This run]]">
    {{#chips}}<li>{{#name}}{{.}} {{/name}}<b>{{value}}</b></li>
    {{/chips}}</ul>
    {{/hasRun}}{{#notice}}<p class="notice sans" role="note">{{.}}</p>
    {{/notice}}</header>
    {{#hasContents}}<nav class="contents" aria-label="[[On this page]]"><p>[[On this page]]</p><ol>
    {{#contents}}<li><a href="#{{id}}"><span class="no">{{number}}</span>{{title}}</a></li>
    {{/contents}}</ol></nav>
    {{/hasContents}}
    """

  private static let sectionText = """
    <section class="{{kind}}" id="{{id}}" aria-labelledby="{{id}}-title">
    <h2 id="{{id}}-title">{{#number}}<span class="no">{{.}}</span>{{/number}}{{title}}</h2>
    {{{body}}}</section>

    """

  private static let pictureText = """
    <figure class="picture{{#isWide}} wide{{/isWide}}"{{#id}} id="{{.}}"{{/id}}>
    <button type="button" class="frame" aria-label="[[Enlarge this picture]]" disabled><img src="{{{source}}}" \
    alt="{{alt}}" width="{{width}}" height="{{height}}"{{#isLinked}} loading="lazy"{{/isLinked}} decoding="async"></button>
    {{#hasCaption}}<figcaption>{{caption}}{{#remark}} <span class="timed">{{.}}</span>{{/remark}}</figcaption>
    {{/hasCaption}}</figure>

    """

  private static let claimText = """
    <div class="claim {{state}}">
    <p class="says">{{claim}}</p>
    {{#ko}}<p class="ko" lang="ko">{{.}}</p>
    {{/ko}}<p class="measured"><span class="verdict"><span aria-hidden="true">{{mark}}</span> {{verdict}}</span> · \
    [[measured in this run: {1}|{{measured}}]]{{#timed}} <span class="timed">[[(depends on the clock)]]</span>{{/timed}}</p>
    {{#byConstruction}}<p class="construction"><b>[[By construction]]</b> {{.}}</p>
    {{/byConstruction}}    {{#lesson}}<div class="lesson"><b>[[In the lesson]]</b>{{{.}}}</div>
    {{/lesson}}</div>

    """

  private static let tableText = """
    <div class="scroll" tabindex="0"><table>
    {{#caption}}<caption>{{.}}</caption>
    {{/caption}}<thead><tr>{{#headings}}<th scope="col"{{#isNumber}} class="num"{{/isNumber}}>{{text}}</th>{{/headings}}</tr></thead>
    <tbody>
    {{#rows}}<tr>{{#cells}}<td{{#isNumber}} class="num"{{/isNumber}}>{{text}}</td>{{/cells}}</tr>
    {{/rows}}</tbody>
    </table></div>

    """

  private static let metricsText = """
    <dl class="metrics">
    {{#metrics}}<div><dt class="mono">{{name}}</dt><dd>{{value}}{{#unit}} <small>{{.}}</small>{{/unit}}</dd></div>
    {{/metrics}}</dl>

    """

  private static let runText = """
    <div class="run">
    <h3><span>[[This run]]</span>{{#seconds}}<small>{{.}}</small>{{/seconds}}</h3>
    {{{body}}}</div>

    """

  private static let indexText = """
    <header>
    <p class="over sans">[[How do language models work?]]</p>
    <h1>[[LLM workbench]]</h1>
    <ul class="chips" aria-label="[[Progress]]">
    <li>[[chapters run]] <b>[[{1} of {2}|{{runCount}}|{{count}}]]</b></li>
    <li>{{#exercisesLink}}<a href="{{.}}">{{/exercisesLink}}[[exercises solved]]{{#exercisesLink}}</a>{{/exercisesLink}} <b>[[{1} of {2}|{{solved}}|{{exercises}}]]</b></li>
    </ul>
    </header>
    {{{map}}}<ul class="grid" id="chapters">
    {{#chapters}}<li data-chapter="{{name}}">
    <{{tag}} class="shot"{{#link}} href="{{.}}" tabindex="-1" aria-hidden="true"{{/link}}>{{#picture}}<img src="{{source}}" alt="{{alt}}"{{#size}} width="{{width}}" height="{{height}}"{{/size}} loading="lazy" decoding="async">{{/picture}}</{{tag}}>
    <div class="text">
    <h2>{{#link}}<a href="{{.}}">{{/link}}{{title}}{{#link}}</a>{{/link}}</h2>
    <p class="state{{#mark}} {{.}}{{/mark}}">{{state}}</p>
    {{#progress}}<p>{{.}}</p>
    {{/progress}}</div>
    </li>
    {{/chapters}}</ul>

    """
}
