# Run by SYSTEM as a scheduled task, when the restart is asked for from inside a Remote Desktop session: that session is cut halfway, this is not.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$global:ErrorActionPreference = 'Stop'

foreach ($name in @('record', 'values', 'windows/programs', 'windows/services', 'windows/write/services')) {
    Import-Module -Name (Join-Path -Path $PSScriptRoot -ChildPath "$name.psm1") -Global -DisableNameChecking
}
try {
    Restart-RdpdService -Name 'TermService'
}
catch {
    # Whatever went wrong, a computer without its listener is worse: one more try to start it.
    Add-RdpdError -Where 'restart' -Message (Get-RdpdReason -ErrorRecord $_)
    Start-RdpdService -Name 'TermService'
}
