"""The words of the officer's workbook. They are Polish, whatever language the program speaks.

Prompts hold at most 255 characters and their titles 32, which is all that Excel takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# --- sheets, and what their columns are called
TASKS_SHEET: Final = "Zadania"
REGISTER_SHEET: Final = "Rejestr"
UNITS_SHEET: Final = "Jednostki"
HELP_SHEET: Final = "Pomoc"
AS_OF: Final = "Stan na"
ACTION: Final = "Działanie"
ACTION_TITLE: Final = "Tytuł działania"
TASK: Final = "Zadanie"
PLANNED: Final = "Plan"
REALISED: Final = "Wykonanie"
UNIT: Final = "Jednostka"
REASON: Final = "Przyczyna"
DAY: Final = "Data"
PLACE: Final = "Miejsce"
PARTICIPANTS: Final = "Uczestnicy"
UNIT_FORMS: Final = "Tak stanie w dokumentach"

# --- above the tables, and in the margins of the page
SUBJECT: Final = "Dane projektu: plan i wykonanie zadań"
TASKS_LEAD: Final = (
    "Zmieniaj białe pola i zapisz plik. Dokumenty odświeży polecenie „es-docs build”."
    " Wyjaśnienia są w arkuszu „Pomoc”."
)
REGISTER_TITLE: Final = "Rejestr: jeden wiersz to jedno zdarzenie"
REGISTER_LEAD: Final = (
    "Wpisuj kolejne wiersze od pierwszego wolnego. Liczą się do dnia „Stan na” z arkusza „Zadania”,"
    " a bez niego wszystkie."
)
UNITS_TITLE: Final = "Jednostki, które program zna"
UNITS_LEAD: Final = (
    "Odmianę program dobiera sam. Innej jednostki można użyć po dopisaniu jej w treści"
    " projektu, w części „jednostki”."
)
UNIT_EXAMPLE: Final = "1 {one}, 2 {few}, 5 {many}"
PAGE_OF: Final = "Strona &P z &N"

# --- what a field tells when it is entered, and when something wrong was typed
WRONG: Final = "Tego nie można tu wpisać"
UNUSUAL: Final = "Tego nie ma na liście"
AS_OF_PROMPT: Final = (
    "Dzień, na który podajesz wykonanie, np. {example}. Można zostawić puste: dokumenty powiedzą"
    " wtedy „według materiału źródłowego”."
)
AS_OF_ERROR: Final = "Wpisz datę, np. {example}."
ACTION_PROMPT: Final = "Numer działania z treści projektu: liczba od 1 do {count}."
ACTION_ERROR: Final = "Wpisz numer działania: liczbę całkowitą od 1 do {count}."
TASK_PROMPT: Final = (
    "Nazwa zadania, taka sama jak w treści projektu. Nowe zadanie dopisz najpierw w treści."
)
PLANNED_PROMPT: Final = "Ile zaplanowano: sama liczba od 1 w górę, np. 11 albo 1,5. Bez jednostki."
PLANNED_ERROR: Final = "Wpisz samą liczbę od 1 w górę, np. 11 albo 1,5, bez słów i jednostki."
REALISED_PROMPT: Final = (
    "Ile zrealizowano do dnia „Stan na”: sama liczba, 0 lub więcej, np. 9 albo 1,5."
    " Więcej, niż zaplanowano, wyróżni żółte tło."
)
REALISED_PROMPT_WITH_REGISTER: Final = (
    "Liczone z arkusza „Rejestr”. Liczba wpisana tutaj liczy się tylko wtedy, gdy zadanie nie ma"
    " tam żadnego wiersza."
)
REALISED_ERROR: Final = "Wpisz samą liczbę, 0 lub więcej, np. 9 albo 1,5, bez słów i jednostki."
UNIT_PROMPT: Final = (
    "Co się liczy, w mianowniku liczby pojedynczej. Wybierz z listy (Alt+strzałka w dół);"
    " wszystkie są w arkuszu „Jednostki”."
)
UNIT_ERROR: Final = (
    "Program nie zna tej jednostki. Wybierz „Tak” tylko wtedy, gdy jest już dopisana w treści"
    " projektu, w części „jednostki”."
)
REASON_PROMPT: Final = (
    "Dlaczego wykonano mniej, niż zaplanowano: jedno krótkie zdanie. Można zostawić puste."
)
DAY_PROMPT: Final = "Dzień zdarzenia, w okresie realizacji projektu: od {start} do {end}."
DAY_ERROR: Final = "Wpisz datę od {start} do {end}, np. {example}."
REGISTER_ACTION_PROMPT: Final = (
    "Numer działania, od 1 do {count}. Można zostawić puste, gdy nazwa zadania się nie powtarza."
)
REGISTER_TASK_PROMPT: Final = (
    "Zadanie, do którego zalicza się to zdarzenie. Wybierz z listy (Alt+strzałka w dół)."
)
REGISTER_TASK_ERROR: Final = "Wybierz zadanie z listy: są na niej nazwy z arkusza „Zadania”."
PLACE_PROMPT: Final = "Gdzie się odbyło, np. Wrocław. Można zostawić puste."
PARTICIPANTS_PROMPT: Final = "Ile osób wzięło udział: liczba całkowita. Można zostawić puste."
PARTICIPANTS_ERROR: Final = "Wpisz liczbę całkowitą, 0 lub więcej."

# --- the help sheet: headings, each with its paragraphs, parted by empty lines
HELP_TITLE: Final = "Jak prowadzić dane w tym skoroszycie"
HELP: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Co tu się wpisuje": """\
W arkuszu „Zadania” każdy wiersz to jedno zadanie projektu. Wpisuj liczby w kolumnach „Plan”
i „Wykonanie”: same liczby, z przecinkiem dziesiętnym, jeśli trzeba (1,5).

„Stan na” to dzień, na który podajesz wykonanie. Wpisz go jak zwykłą datę, np. {example}.

„Jednostka” to nazwa tego, co się liczy, w liczbie pojedynczej (spotkanie, wizyta studyjna).
Odmianę w dokumentach program dobiera sam.

„Przyczyna” mówi, dlaczego wykonano mniej, niż zaplanowano. Można ją zostawić pustą.

Białe pola są do pisania. Niebieskawe są zablokowane, żeby nikt nie zmienił ich przypadkiem.
""",
        "Co się dzieje potem": """\
Zapisz i zamknij skoroszyt, a potem uruchom w folderze projektu polecenie: es-docs build

Powstaną prezentacja i sprawozdanie z nowymi liczbami. To, co ktoś zmienił w nich ręcznie, zostaje.

Liczby z tego skoroszytu są ważniejsze od liczb zapisanych w pliku z treścią ({content}). Polecenie
es-docs data pull pokazuje różnice, a es-docs data pull --write przepisuje liczby stąd do treści.

Jeśli w skoroszycie jest błąd, program poda arkusz i komórkę, np. Zadania!E7.
""",
        "Gdy dochodzi nowe zadanie": """\
Najpierw dopisz je w pliku z treścią ({content}), w części „działania”. Potem wpisz je tutaj
w pierwszym wolnym wierszu pod zadaniami: numer działania, taką samą nazwę i liczby.

Zadanie, którego nie ma w tym skoroszycie, zachowuje liczby z treści.
""",
        "Czego nie robić": """\
Nie zmieniaj nazw kolumn ani nazw zadań: po nich program poznaje, czego dotyczy liczba. Nazwę
zadania zmienia się w obu miejscach, tu i w pliku z treścią.

Nie wpisuj liczb ze słowami („9 spotkań”) ani kresek i kropek zamiast pustego pola.

Nie scalaj komórek i nie ukrywaj wierszy.

Nie zapisuj pliku z hasłem ani w innym formacie niż .xlsx.

Arkusze są chronione bez hasła. Jeśli trzeba coś przestawić, wyłącz ochronę: Recenzja → Nie chroń
arkusza (w LibreOffice: Narzędzia → Chroń arkusz).
""",
    }
)
HELP_REGISTER: Final = (
    "Rejestr",
    """\
W arkuszu „Rejestr” każdy wiersz to jedno zdarzenie: dzień, zadanie, miejsce, liczba uczestników.
Wykonanie zadania to liczba jego wierszy do dnia „Stan na”.

Jeśli zadanie nie ma w rejestrze ani jednego wiersza, liczy się jego „Wykonanie” z arkusza
„Zadania”.

Numer działania jest potrzebny tylko wtedy, gdy dwa działania mają zadania o tej samej nazwie.

Wiersze można sortować, wstawiać i usuwać. Chronione są tylko wiersze nad nimi.
""",
)

# --- the comments in a content file over the keys that name the workbook
TASKS_REMARK: Final = "Liczby prowadzone w skoroszycie; są ważniejsze od podanych w tym pliku."
REGISTER_REMARK: Final = "Rejestr w tym samym skoroszycie: z jego wierszy liczone jest wykonanie."
