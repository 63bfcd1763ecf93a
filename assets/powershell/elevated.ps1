# The elevated worker. Started through the permission prompt with four hexadecimal texts; everything else comes over the pipe and is checked
# against two of them: the list of script hashes, and the plan, or the secret of the session that may hand in one plan after a look.
# It ends with the plan, with the pipe, or when the app is gone; one that looks also five minutes after its start.
[CmdletBinding(DefaultParameterSetName = 'Plan')]
param(
    [Parameter(Mandatory = $true)][ValidatePattern('^[0-9a-f]{32,64}$')][string]$Pipe,
    [Parameter(Mandatory = $true, ParameterSetName = 'Plan')][ValidatePattern('^[0-9a-f]{64}$')][string]$Plan,
    [Parameter(Mandatory = $true, ParameterSetName = 'Look')][ValidatePattern('^[0-9a-f]{64}$')][string]$Session,
    [Parameter(Mandatory = $true)][ValidatePattern('^[0-9a-f]{64}$')][string]$Manifest,
    [Parameter(Mandatory = $true)][ValidatePattern('^[0-9a-f]{32,64}$')][string]$Nonce
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$global:ProgressPreference = 'SilentlyContinue'
$global:ErrorActionPreference = 'Stop'
# Only the modules of Windows: an elevated process must not find one in a folder of the user.
$env:PSModulePath = [System.IO.Path]::Combine([System.Environment]::GetFolderPath('System'), 'WindowsPowerShell\v1.0\Modules')
# Nor may a program of the user reach what an elevated one writes on the way.
$env:TEMP = [System.IO.Path]::Combine([System.Environment]::GetFolderPath('Windows'), 'Temp')
$env:TMP = $env:TEMP
try {
    Remove-TypeData -TypeName System.Array
}
catch {
    $null = $_
}

$names = @('record', 'request', 'catalog', 'values', 'arguments', 'operations', 'operate', 'look', 'worker', 'windows/registry', 'windows/computer', 'windows/programs', 'windows/services', 'windows/files', 'windows/access', 'windows/certificates', 'windows/network', 'windows/events', 'operations/restore-task')
foreach ($name in $names) {
    Import-Module -Name (Join-Path -Path $PSScriptRoot -ChildPath "$name.psm1") -Global -DisableNameChecking
}
Import-RdpdWriters -Folder $PSScriptRoot
Start-RdpdRun -Elevated (Test-RdpdElevated)
$opened = Connect-RdpdPipe -Name $Pipe
try {
    Invoke-RdpdWorker -Pipe $opened -Pins @{ Plan = $Plan; Session = $Session; Manifest = $Manifest; Nonce = $Nonce } -Folder $PSScriptRoot
}
finally {
    Close-RdpdPipe -Pipe $opened
}
