"""The words of the documents themselves. They are Polish, whatever language the program speaks."""

from __future__ import annotations

from typing import Final

# --- titles of sections and slides
REPORT_KIND: Final = "Sprawozdanie z\u00a0realizacji projektu"
OVERVIEW_TITLE: Final = "Projekt w\u00a0skrócie"
DATA_TITLE: Final = "Dane projektu"
GOAL_TITLE: Final = "Cel projektu"
ACTIONS_TITLE: Final = "Działania"
PLANNED_ACTIONS_TITLE: Final = "Zaplanowane działania"
RESULTS_TITLE: Final = "Podsumowanie realizacji"
RESULTS_HEADLINE: Final = "Plan i\u00a0wykonanie według działań"
SUMMARY_TITLE: Final = "Zestawienie planu i\u00a0wykonania"
PROGRESS_TITLE: Final = "Postęp w\u00a0czasie"
EFFECTS_TITLE: Final = "Trwałe efekty projektu"
ABBREVIATIONS_TITLE: Final = "Wykaz skrótów"
SIGNATURES_TITLE: Final = "Podpisy"

# --- named sections of the deck (never the default names: A11Y-014)
GROUP_INTRODUCTION: Final = "O\u00a0projekcie"
GROUP_RESULTS: Final = "Wyniki"
GROUP_ACTIONS: Final = "Działania i\u00a0zadania"
GROUP_CLOSING: Final = "Efekty i\u00a0zakończenie"

# --- labels
ACTION: Final = "Działanie"
ACTION_OF: Final = "Działanie {number} z\u00a0{count}"
AXIS: Final = "Oś priorytetowa"
AXIS_SHORT: Final = "Oś {axis} · Działanie {measure}"
BENEFICIARY: Final = "Realizator"
BENEFICIARY_SHORT: Final = "{name} ({short})"
CONTACT: Final = "Kontakt"
EFFECT: Final = "Efekt"
EFFECTS: Final = "Efekty"
FUND: Final = "Fundusz"
GOAL: Final = "Cel projektu"
MEASURE: Final = "Działanie programu"
MORE_TOTALS: Final = "i\u00a0jeszcze {count}\u00a0w\u00a0tabeli"
NUMBER: Final = "Nr"
PICTURE_TITLE: Final = "{title}\u00a0– zdjęcie {number}"
PERCENT: Final = "% planu"
PERIOD: Final = "Okres realizacji"
PLANNED: Final = "Plan"
PROGRAMME: Final = "Program"
PROJECT_KIND: Final = "Rodzaj projektu"
PROJECT_TITLE: Final = "Tytuł projektu"
RATIO_HEADER: Final = "Wykonanie / plan"
REALISED: Final = "Wykonanie"
TASK: Final = "Zadanie"
TOTAL: Final = "Razem\u00a0– {unit}"
UNIT: Final = "Jednostka"
VALUE: Final = "Wartość projektu"

# --- sentences
AS_OF: Final = "Stan na {day}"
AS_SOURCE: Final = "Stan według materiału źródłowego"
KIND_OF_PROJECT: Final = "Projekt {kind}"
AXIS_AND_MEASURE: Final = "Oś priorytetowa {axis}, Działanie {measure}"
SUMMARY: Final = "Zrealizowano {ratios}."
ACTION_SENTENCE: Final = "W\u00a0ramach działania zrealizowano {ratios}."
RATIO: Final = "{realised}\u00a0{of_planned}"
RATIO_OVER: Final = "{realised} (plan: {planned})"
RATIO_WITH_SHARE: Final = "{ratio} ({share})"
REASON: Final = "Przyczyna odchylenia\u00a0– {task}: {reason}"
ACTIONS_INTRODUCTION: Final = (
    "Dla każdego działania podano zadania zaplanowane i\u00a0zrealizowane."
)
EFFECT_NUMBERS: Final = "Efekty według numerów działań"
GLOSSARY: Final = "Skróty: {entries}."
GLOSSARY_ENTRY: Final = "{short}\u00a0– {full}"

# --- captions and alternative texts (short: A11Y-005 asks for 250 characters at most)
DATA_CAPTION: Final = "Podstawowe dane projektu"
DATA_ALT: Final = "Tabela z\u00a0danymi projektu: {labels}."
SUMMARY_CAPTION: Final = "Plan i\u00a0wykonanie według działań"
SUMMARY_ALT: Final = "Tabela planu i\u00a0wykonania według działań. Razem: {ratios}."
TASKS_CAPTION: Final = "Działanie {number}\u00a0– zadania zaplanowane i\u00a0zrealizowane"
TASKS_ALT: Final = (
    "Tabela zadań działania {number} z\u00a0planem i\u00a0wykonaniem. Razem: {ratios}."
)
TASK_CHART_CAPTION: Final = "Plan i\u00a0wykonanie według zadań\u00a0– {unit}"
CHART_CAPTION: Final = "Plan i\u00a0wykonanie według działań\u00a0– {unit}"
TASK_CHART_ALT: Final = (
    "Wykres słupkowy planu i\u00a0wykonania według zadań. {values}. Razem: {ratios}."
)
CHART_ALT: Final = (
    "Wykres słupkowy planu i\u00a0wykonania według działań. {values}. Razem: {ratios}."
)
SHARE_CAPTION: Final = "Wykonanie planu w\u00a0działaniu {number}"
SHARE_ALT: Final = "Wykres słupkowy wykonania planu w\u00a0działaniu {number}: {ratios}."
PROJECT_SHARES_CAPTION: Final = "Wykonanie planu według jednostek"
PROJECT_SHARES_ALT: Final = "Wykres słupkowy wykonania planu w\u00a0projekcie: {ratios}."
ALT_VALUE: Final = "{label}: {realised}\u00a0/\u00a0{planned}"

# --- what a person can say aloud
NOTE_COVER: Final = "Prezentacja podsumowuje projekt {title}. Realizator: {beneficiary}."
NOTE_GOAL: Final = "Cel projektu: {goal}."
NOTE_PERIOD: Final = "Okres realizacji: od {start} do {end}{months}. Wartość projektu: {value}."
NOTE_MONTHS: Final = ", czyli {months}"
NOTE_PROGRAMME: Final = "{statement}."
NOTE_ACTIONS: Final = "W\u00a0projekcie zaplanowano {count}: {titles}."
NOTE_SUMMARY_TABLE: Final = "Zestawienie pokazuje plan i\u00a0wykonanie w\u00a0każdym działaniu."
NOTE_ACTION: Final = "{place}: {title}."
NOTE_TASK: Final = "{task}: plan {planned}, wykonanie {realised}, czyli {share} planu."
NOTE_EFFECTS: Final = "{label}: {effects}."
NOTE_CONTINUED: Final = "Ciąg dalszy: {title}."
NOTE_PICTURE: Final = "Na zdjęciu: {alt}."
NOTE_NO_EFFECT: Final = "Dla tego działania nie podano efektu."
NOTE_LASTING: Final = "Trwałe efekty projektu: {effects}."
NOTE_CLOSING: Final = "{closing}."

# --- the people who sign the report
SIGN_PREPARED: Final = "Sporządził/a\u00a0– data i\u00a0podpis"
SIGN_APPROVED: Final = "Zatwierdził/a\u00a0– data i\u00a0podpis"

# --- what the report says by itself
CONTENTS_TITLE: Final = "Spis treści"
PAGE_OF: Final = ("Strona ", " z ")
TABLE_LABEL: Final = "Tabela"
CHART_LABEL: Final = "Wykres"
NUMBERED_CAPTION: Final = ". {caption}"
"""What follows „Tabela 1”."""
CHART_PART: Final = "{caption} ({number} z\u00a0{count})"
CHART_PART_ALT: Final = "{alt} Część {number} z\u00a0{count}."
FACT_LABEL: Final = "Pozycja"
FACT_VALUE: Final = "Treść"
FIGURE_REST: Final = " / {planned} {noun} · {percent} planu"

# --- what changed since the version before
NEWS_TITLE: Final = "Zmiany od poprzedniej wersji"
NEWS_INTRODUCTION: Final = (
    "Tabela pokazuje, co zmieniło się w\u00a0danych projektu od poprzedniej wersji sprawozdania."
)
NEWS_CAPTION: Final = "Dane projektu zmienione od poprzedniej wersji"
NEWS_ALT: Final = "Tabela zmian: czego dotyczą, co było poprzednio i\u00a0co jest teraz."
NEWS_WHAT: Final = "Czego dotyczy zmiana"
NEWS_OLD: Final = "Było"
NEWS_NEW: Final = "Jest"
NEWS_NOTHING: Final = "–"
NEWS_OF_ACTION: Final = "Działanie {number}: {label}"
NEWS_OF_TASK: Final = "Działanie {number}, {name}: {label}"
NEWS_PLACE: Final = "miejsce {number}"
NEWS_ADDED: Final = "{label}\u00a0– dodano"
NEWS_REMOVED: Final = "{label}\u00a0– usunięto"
NEWS_MOVED: Final = "kolejność"
NEWS_REST: Final = "Oprócz tego: {count}."

# --- comments that an update writes into a document
COMMENT_CONFLICT: Final = (
    "Dane się zmieniły, a\u00a0ten tekst zmieniono ręcznie. Było: „{old}”. Zostało: „{yours}”."
    " W\u00a0danych jest teraz: „{new}”. Popraw tekst albo usuń ten komentarz."
)
COMMENT_KEPT: Final = (
    "Tego nie ma już w\u00a0danych. Zostało, bo zmieniono to ręcznie. Usuń je, jeśli jest zbędne."
)
COMMENT_LEFT: Final = (
    "To jest teraz na innym slajdzie. Tu zostało, bo zmieniono to ręcznie. Przenieś swoją zmianę"
    " na tamten slajd i\u00a0usuń to tutaj."
)
COMMENT_REPLACED: Final = (
    "Zgodnie z\u00a0wyborem wpisano tekst z\u00a0danych: „{new}”. Wcześniej stało tu: „{yours}”."
)

# --- what a shape is called once it is sealed
SHAPE_TABLE: Final = "Tabela"
SHAPE_CHART: Final = "Wykres"
SHAPE_PICTURE: Final = "Obraz"
SHAPE_TEXT: Final = "Pole tekstowe"

# --- progress in time
PROGRESS: Final = "Do {day} zrealizowano {ratios}"
MOST: Final = "; najwięcej, {count}, {when}"
MOST_OF_UNIT: Final = "; najwięcej {unit}, {count}, {when}"
EACH: Final = "po\u00a0{count}"
PROGRESS_CAPTION: Final = "Wykonanie narastająco\u00a0– {units}"
CUMULATED: Final = "Wykonanie narastająco"
CUMULATED_SHORT: Final = "Narastająco"
PROGRESS_ALT: Final = "Wykres liniowy narastająco, {steps} od {start} do {end}. {values}."
PROGRESS_ALT_LINE: Final = "{unit}: {values}"
PROGRESS_ALT_PLAN: Final = "{unit}: {values}. Plan: {planned}"
PROGRESS_TABLE_CAPTION: Final = "Wykonanie {steps}\u00a0– {unit}"
PROGRESS_TABLE_ALT: Final = (
    "Tabela wykonania ({unit}), {steps} od {start} do {end}: liczba w\u00a0tym czasie, narastająco"
    " i\u00a0jako część planu."
)
PROGRESS_AS_OF: Final = "Według rejestru projektu, stan na {day}"
PROGRESS_PART_AS_OF: Final = (
    "Według rejestru projektu, stan na {day}; bez zadań, których rejestr nie obejmuje"
)
NOTE_PROGRESS: Final = "Wykres pokazuje wykonanie narastająco ({units}) od {start} do {end}."
NOTE_HALF: Final = "Połowę planu osiągnięto {when}."
NOTE_WHOLE: Final = "Cały plan osiągnięto {when}."
MONTH: Final = "Miesiąc"
QUARTER: Final = "Kwartał"
YEAR: Final = "Rok"
BY_MONTHS: Final = "miesiąc po miesiącu"
BY_QUARTERS: Final = "kwartał po kwartale"
BY_YEARS: Final = "rok po roku"
EVERY_MONTH: Final = "co miesiąc"
EVERY_QUARTER: Final = "co kwartał"
EVERY_YEAR: Final = "co rok"
QUARTER_SHORT: Final = "{number}\u00a0kw. {year}"
QUARTER_NAME: Final = "{number}\u00a0kwartał {year}"
QUARTER_GENITIVE: Final = "{number}\u00a0kwartału {year}\u00a0r."
IN_QUARTER: Final = "w\u00a0{number}\u00a0kwartale\u00a0{year}\u00a0r."
YEAR_GENITIVE: Final = "{year}\u00a0r."
IN_YEAR: Final = "w\u00a0{year}\u00a0r."
