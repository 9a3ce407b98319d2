; Electron-builder's own check for a running app starts tasklist and taskkill by their bare names, and
; Windows looks for such a program in the installer's own folder first: for a download that is a folder
; where any web page may have put one. It would also end the app in the middle of an invite.
; This starts nothing: a program's file cannot be opened for writing while the program runs.
!macro customCheckAppRunning
  StrCpy $R1 0
  ${Do}
    ${IfNot} ${FileExists} "$INSTDIR\${APP_EXECUTABLE_FILENAME}"
      ${Break}
    ${EndIf}
    ClearErrors
    FileOpen $R0 "$INSTDIR\${APP_EXECUTABLE_FILENAME}" a
    ${IfNot} ${Errors}
      FileClose $R0
      ${Break}
    ${EndIf}
    !ifdef BUILD_UNINSTALLER
      ; A setup started this one. Whoever let it start while the app is open (a setup that was raised to an
      ; administrator's rights does not look) is told, and does not wait five times a minute for it.
      ${If} ${isUpdated}
        SetErrorLevel 1618
        Quit
      ${EndIf}
    !endif
    ${If} ${Silent}
      ; After a minute: "another installation is running", by which Intune and SCCM try again later.
      ${If} $R1 >= 60
        SetErrorLevel 1618
        Quit
      ${EndIf}
      IntOp $R1 $R1 + 1
      Sleep 1000
    ${Else}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${PRODUCT_NAME} is open. Close it, then choose Retry." IDRETRY +2
      Quit
    ${EndIf}
  ${Loop}
!macroend

; The app writes this key itself, for the account that starts it. Of other accounts it stays, and names a
; program that is gone.
!macro customUnInstall
  ${IfNot} ${isUpdated}
    DeleteRegKey HKCU "Software\Classes\frontdesk"
  ${EndIf}
!macroend
