@echo off
rem Finds a JDK 25, builds on first use, and runs Ladderworks. A rebuild after a change: delete app\target\app.jar.
setlocal enabledelayedexpansion
set "HERE=%~dp0"
set "JDK="
if defined JAVA_HOME call :try "%JAVA_HOME%"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*" "%USERPROFILE%\.jdks\*25*") do call :try "%%~D"
if not defined JDK (
    echo ladderworks: no JDK 25 was found. Install one, or set JAVA_HOME to it. 1>&2
    exit /b 2
)
if not exist "%HERE%app\target\app.jar" (
    echo ladderworks: building, once; this takes a minute ... 1>&2
    set "JAVA_HOME=%JDK%"
    pushd "%HERE%"
    rem With npm on the machine the player page gets two more players; where npm cannot fetch them, it does without.
    set "BUILT="
    where npm >nul 2>nul && call mvn -B -q -DskipTests -Dspotless.check.skip=true -Pplayers package -pl app -am && set "BUILT=1"
    if not defined BUILT call mvn -B -q -DskipTests -Dspotless.check.skip=true package -pl app -am
    if errorlevel 1 (
        popd
        exit /b 1
    )
    popd
)
set "FX="
if "%~1"=="" (
    for %%J in ("%HERE%app\target\lib\javafx-*.jar") do set "FX=!FX!;%%~J"
    set "FX=--module-path "!FX:~1!" --add-modules javafx.controls --enable-native-access=javafx.graphics"
)
"%JDK%\bin\java" %FX% --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xms32m -XX:Tier4InvocationThreshold=500000 -XX:Tier4MinInvocationThreshold=60000 -XX:Tier4CompileThreshold=1500000 -XX:Tier4BackEdgeThreshold=4000000 -XX:CompileCommand=quiet "-XX:CompileCommand=CompileThresholdScaling,com.sun.crypto.provider.*::*,0.002" "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.*::*,0.002" "-XX:CompileCommand=CompileThresholdScaling,org.ladderworks.engine.cmaf.cenc.*::*,0.002" -cp "%HERE%app\target\app.jar;%HERE%app\target\lib\*" org.ladderworks.app.Main %*
exit /b %errorlevel%

:try
if defined JDK goto :eof
if not exist "%~1\bin\javac.exe" goto :eof
"%~1\bin\java" -version 2>&1 | findstr /c:"version \"25" >nul && set "JDK=%~1"
goto :eof
