@echo off
rem Makes both documents of the folder "content".
setlocal
chcp 65001 >nul
cd /d "%~dp0"
set "PROGRAM={python}"
if exist "%PROGRAM%" (
  "%PROGRAM%" -m es_docs build %*
  goto end
)
where es-docs >nul 2>nul
if not errorlevel 1 (
  es-docs build %*
  goto end
)
echo Nie znaleziono programu es-docs. Zainstaluj go albo popros o to opiekuna programu.
:end
pause
