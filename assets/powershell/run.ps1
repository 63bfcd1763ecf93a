# Entry: one request in, one framed record out. Everything else is in the modules beside this file.
#   & 'run.ps1' -Request '<base64 of UTF-8 JSON, schema rdp-doctor/ps-request@1>'
# The record is one line: @@RDPD <id> <base64 of UTF-8 JSON, schema rdp-doctor/ps-record@1> @@
param(
    [Parameter(Mandatory = $true)][AllowEmptyString()][string]$Request
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Global, because cmdlets that are script modules look there; this process serves one request and ends.
$global:ProgressPreference = 'SilentlyContinue'
$global:ErrorActionPreference = 'Stop'

try {
    # Without a console this throws, and Constrained Language forbids it; the record is ASCII in any case.
    [Console]::OutputEncoding = New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false
}
catch {
    $null = $_
}
try {
    # Windows PowerShell 5.1 gives arrays a second Count property that ConvertTo-Json then writes as {"value":...,"Count":...}.
    Remove-TypeData -TypeName System.Array
}
catch {
    # PowerShell 7 has no such thing to remove.
    $null = $_
}

$names = @('record', 'request', 'catalog', 'values', 'windows/registry', 'windows/computer', 'windows/programs', 'windows/services', 'windows/files', 'windows/access', 'windows/certificates', 'windows/network', 'windows/events')
# Only a test has functions of ours before this; they keep their place then.
$standIns = Test-Path -Path 'Function:\*-Rdpd*'
foreach ($name in $names) {
    Import-Module -Name (Join-Path -Path $PSScriptRoot -ChildPath "$name.psm1") -Global -NoClobber:$standIns -DisableNameChecking
}
Write-RdpdRecord -Record (Invoke-RdpdRequest -Request $Request -Folder $PSScriptRoot)
