; The installer: makensis -INPUTCHARSET UTF8 -DVERSION=… -DSOURCE=frozen folder -DTARGET=….exe installer.nsi
;
; For one user, without administrator. Silent with /S; exit codes then: 0 done, 2 the program is running,
; 3 a newer version is installed. The data are never touched, by the uninstaller neither.
Unicode true
; 64 bits where NSIS has that (Debian's): it needs no 32-bit part of the system, and Wine may have none
!ifdef WIDE
  Target amd64-unicode
!endif
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "WordFunc.nsh"
!include "LogicLib.nsh"

!define PRODUCT "VSTBPN Desktop"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\VSTBPN"
!define RUNNING 2
!define OLDER 3

Name "${PRODUCT} ${VERSION}"
OutFile "${TARGET}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\VSTBPN"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
SetCompressor /SOLID lzma
BrandingText "${PRODUCT} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
ManifestDPIAware true

!define MUI_ICON "..\resources\icons\app.ico"
!define MUI_UNICON "..\resources\icons\app.ico"
!define MUI_ABORTWARNING
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_FINISHPAGE_RUN "$INSTDIR\vstbpn.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Mở chương trình ngay"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Chương trình sẽ được gỡ khỏi máy. Dữ liệu và các bản sao lưu được GIỮ NGUYÊN \
trong $LOCALAPPDATA\VSTBPN; cài lại là dùng tiếp được."
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "ProductName" "${PRODUCT}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "FileDescription" "Bộ cài đặt ${PRODUCT}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "LegalCopyright" ""

; A running program cannot be opened for writing. ${FOLDER} must not hold one; else UN's end with RUNNING.
!macro RefuseRunning FOLDER
  ${If} ${FileExists} "${FOLDER}\vstbpn.exe"
    ClearErrors
    FileOpen $0 "${FOLDER}\vstbpn.exe" a
    ${If} ${Errors}
      MessageBox MB_ICONEXCLAMATION|MB_OK "Chương trình đang mở. Hãy đóng cửa sổ chương trình rồi làm lại." /SD IDOK
      SetErrorLevel ${RUNNING}
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; The installed version, and every version that came by USB (HOME\ban\0.2.0).
!macro RefuseAnyRunning
  !insertmacro RefuseRunning "$INSTDIR"
  FindFirst $1 $2 "$INSTDIR\ban\*.*"
  ${DoWhile} $2 != ""
    !insertmacro RefuseRunning "$INSTDIR\ban\$2"
    FindNext $1 $2
  ${Loop}
  FindClose $1
!macroend

Function .onInit
  ReadRegStr $3 HKCU "${KEY}" "DisplayVersion"
  ${If} $3 != ""
    ${VersionCompare} "$3" "${VERSION}" $4
    ${If} $4 == 1
      MessageBox MB_ICONEXCLAMATION|MB_OK "Máy đã có bản $3, mới hơn bản ${VERSION} này. Không cài." /SD IDOK
      SetErrorLevel ${OLDER}
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

Section "Chương trình" SECTION_PROGRAM
  SectionIn RO
  !insertmacro RefuseAnyRunning

  ; Complete beside the old one first: switched off in the middle, the old one is still whole.
  RMDir /r "$INSTDIR\_internal.moi"
  SetOutPath "$INSTDIR\_internal.moi"
  File /r "${SOURCE}\_internal\*.*"
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_internal.cu"
  Rename "$INSTDIR\_internal" "$INSTDIR\_internal.cu"
  Rename "$INSTDIR\_internal.moi" "$INSTDIR\_internal"
  File "${SOURCE}\vstbpn.exe"
  File "${SOURCE}\vstbpn-cli.exe"
  RMDir /r "$INSTDIR\_internal.cu"
  RMDir /r "$INSTDIR\ban"

  WriteUninstaller "$INSTDIR\go-cai-dat.exe"
  CreateDirectory "$SMPROGRAMS"
  CreateShortcut "$SMPROGRAMS\Ban VSTBPN.lnk" "$INSTDIR\vstbpn.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "${PRODUCT}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "Publisher" "VSTBPN"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\vstbpn.exe"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "Comments" "Gỡ chương trình vẫn giữ nguyên dữ liệu"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\go-cai-dat.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\go-cai-dat.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0
SectionEnd

Section /o "Biểu tượng trên màn hình nền" SECTION_DESKTOP
  CreateShortcut "$DESKTOP\Ban VSTBPN.lnk" "$INSTDIR\vstbpn.exe"
SectionEnd

Section "Uninstall"
  !insertmacro RefuseAnyRunning
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\_internal.cu"
  RMDir /r "$INSTDIR\_internal.moi"
  RMDir /r "$INSTDIR\ban"
  Delete "$INSTDIR\vstbpn.exe"
  Delete "$INSTDIR\vstbpn-cli.exe"
  Delete "$INSTDIR\go-cai-dat.exe"
  ; whatever else lies there (portable.txt, du-lieu) is not ours to delete
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Ban VSTBPN.lnk"
  Delete "$DESKTOP\Ban VSTBPN.lnk"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
