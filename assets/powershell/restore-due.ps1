# Run by SYSTEM as a scheduled task: puts back a change that nobody kept in time. Its list lies in a folder that only administrators can open.
param(
    [Parameter(Mandatory = $true)][ValidatePattern('^[A-Za-z0-9 _.-]{1,80}$')][string]$Entry
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$global:ProgressPreference = 'SilentlyContinue'
$global:ErrorActionPreference = 'Stop'

try {
    # As in run.ps1: Windows PowerShell 5.1 writes some arrays as objects otherwise.
    Remove-TypeData -TypeName System.Array
}
catch {
    $null = $_
}

$names = @('record', 'request', 'values', 'arguments', 'operations', 'operate', 'restore', 'windows/registry', 'windows/computer', 'windows/programs', 'windows/services', 'windows/files', 'windows/access', 'windows/certificates', 'windows/network', 'operations/restore-task')
# As in run.ps1: only a test has functions of ours before this.
$standIns = Test-Path -Path 'Function:\*-Rdpd*'
foreach ($name in $names) {
    Import-Module -Name (Join-Path -Path $PSScriptRoot -ChildPath "$name.psm1") -Global -NoClobber:$standIns -DisableNameChecking
}
Import-RdpdWriters -Folder $PSScriptRoot
Start-RdpdRun -Elevated $true
$result = Invoke-RdpdDueRestore -Entry $Entry -Folder $PSScriptRoot -Now (Get-Date)
$result['errors'] = [object[]]@(Get-RdpdErrors)
ConvertTo-Json -InputObject $result -Depth 4 -Compress
