; What the assistant does besides copying files. Included by electron-builder's own script; SHELL_CONTEXT is HKLM when it installs for
; everyone and HKCU when it installs for one person, so both kinds register and clean up in their own place.

!define RDPD_PROGID "RDPDoctor.Connection"
!define RDPD_EXE "$INSTDIR\${APP_EXECUTABLE_FILENAME}"

; Where only an arm64 program is inside, electron-builder's script would install for everyone into $PROGRAMFILES, which is "Program Files (x86)"
; for an installer of 32 bits; administrator fixes work below "Program Files" alone. With both names for the one package it takes the path of an
; installer with both architectures, to $PROGRAMFILES64. makensis stores the package once.
!ifdef APP_ARM64
  !ifndef APP_64
    !define RDPD_ARM64_ONLY
    !define APP_64 "${APP_ARM64}"
    !define APP_64_NAME "${APP_ARM64_NAME}"
    !define APP_64_HASH "${APP_ARM64_HASH}"
    !define APP_64_UNPACKED_SIZE "${APP_ARM64_UNPACKED_SIZE}"
  !endif
!endif

!macro rdpdTellShell
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

!macro customInit
  !ifdef RDPD_ARM64_ONLY
    ${IfNot} ${IsNativeARM64}
      ${If} $LANGUAGE == 1041
        StrCpy $R9 "このインストーラーは Arm 版 Windows 用です。このコンピューターには、名前に x64 が付くインストーラーをお使いください。"
      ${Else}
        StrCpy $R9 "This installer is for Windows on Arm. Use the one with x64 in its name on this computer."
      ${EndIf}
      MessageBox MB_OK|MB_ICONEXCLAMATION "$R9" /SD IDOK
      ; ERROR_INSTALL_PLATFORM_UNSUPPORTED, for whoever deploys it silently.
      SetErrorLevel 1633
      Quit
    ${EndIf}
  !endif
!macroend

!macro customInstall
  ; "Open with RDP Doctor" for .rdp files. Only a ProgID and a place in the "Open with" list: the default program stays what it is.
  WriteRegStr SHELL_CONTEXT "Software\Classes\${RDPD_PROGID}" "" "Remote Desktop connection"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${RDPD_PROGID}\shell\open" "FriendlyAppName" "${PRODUCT_NAME}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${RDPD_PROGID}\shell\open\command" "" '"${RDPD_EXE}" -- "%1"'
  WriteRegNone SHELL_CONTEXT "Software\Classes\.rdp\OpenWithProgids" "${RDPD_PROGID}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}" "FriendlyAppName" "${PRODUCT_NAME}"
  WriteRegNone SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\SupportedTypes" ".rdp"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\shell\open\command" "" '"${RDPD_EXE}" -- "%1"'

  ; rdpdoctor:// fills the form and starts nothing (electron/shell/integration/deep-link.ts).
  WriteRegStr SHELL_CONTEXT "Software\Classes\rdpdoctor" "" "URL:RDP Doctor"
  WriteRegStr SHELL_CONTEXT "Software\Classes\rdpdoctor" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\rdpdoctor\shell\open\command" "" '"${RDPD_EXE}" -- "%1"'

  ; How this copy was installed, for the app to read (electron/machine/install/install-kind.ts). HKLM is writable by administrators only,
  ; so a copy cannot make itself one that is installed for everyone.
  WriteRegStr SHELL_CONTEXT "Software\RDP Doctor" "InstallLocation" "$INSTDIR"
  ${If} $installMode == "all"
    WriteRegStr SHELL_CONTEXT "Software\RDP Doctor" "InstallKind" "everyone"
  ${Else}
    WriteRegStr SHELL_CONTEXT "Software\RDP Doctor" "InstallKind" "onlyMe"
  ${EndIf}
  !insertmacro rdpdTellShell
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "Software\Classes\${RDPD_PROGID}"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.rdp\OpenWithProgids" "${RDPD_PROGID}"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\rdpdoctor"
  DeleteRegKey SHELL_CONTEXT "Software\RDP Doctor"
  !insertmacro rdpdTellShell

  ; An update runs this too; it never asks and never removes. A silent uninstall keeps everything.
  ${IfNot} ${isUpdated}
    ${IfNot} ${Silent}
      ${If} $LANGUAGE == 1041
        StrCpy $R9 "この Windows アカウントの変更履歴、ケース、設定を残しますか?$\r$\n$\r$\n変更履歴には、このコンピューターで行った修復を元に戻すための情報が入っています。[いいえ] を選ぶと履歴は削除され、RDP Doctor から元に戻せなくなります。"
      ${Else}
        StrCpy $R9 "Keep the journal, cases and settings of this Windows account?$\r$\n$\r$\nThe journal holds what is needed to undo the fixes made on this computer. With No it is removed, and RDP Doctor can no longer undo them."
      ${EndIf}
      MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON1 "$R9" /SD IDYES IDYES rdpdKeep
      ; Journal, cases, settings of the person who uninstalls; those of other people on this computer stay.
      SetShellVarContext current
      RMDir /r "$APPDATA\${PRODUCT_NAME}"
      ${If} $installMode == "all"
        SetShellVarContext all
      ${EndIf}
      rdpdKeep:
    ${EndIf}
  ${EndIf}
!macroend
