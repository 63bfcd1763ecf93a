; Stands for the script of electron-builder around our include, so that a plain makensis can compile it: syntax, variables, both languages.
Unicode true
!include LogicLib.nsh
!include x64.nsh
!include MUI2.nsh
!define PRODUCT_NAME "RDP Doctor"
!define APP_EXECUTABLE_FILENAME "RDP Doctor.exe"
Name "x"
OutFile "${OUT}"
InstallDir "$PROGRAMFILES64\RDP Doctor"
Var installMode
!define isUpdated `"0" == "1"`
!include "${ROOT}/assets/installer/windows/installer.nsh"
; electron-builder's script installs into Program Files, and not into that of 32-bit programs, only where this is defined.
!ifndef APP_64
 !error "no APP_64"
!endif
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Japanese"
Function .onInit
 !insertmacro customInit
FunctionEnd
Section
 StrCpy $installMode "all"
 !insertmacro customInstall
 WriteUninstaller "$INSTDIR\u.exe"
SectionEnd
Section "un.x"
 StrCpy $installMode "all"
 !insertmacro customUnInstall
SectionEnd
