@echo off
rem Makes both documents of the folder "content" on Windows. Needs Python 3.11 or newer.
rem The first run prepares the program; later runs only build.
setlocal
cd /d "%~dp0"
if not exist ".venv\Scripts\es-docs.exe" (
  py -3 -m venv .venv || goto failed
  .venv\Scripts\python -m pip install --quiet --require-hashes -r requirements.lock || goto failed
  .venv\Scripts\python -m pip install --quiet --no-deps --no-build-isolation --editable . || goto failed
)
.venv\Scripts\es-docs build %*
goto end
:failed
echo Nie udalo sie przygotowac programu. Sprawdz, czy jest Python 3.11 lub nowszy i siec.
:end
pause
