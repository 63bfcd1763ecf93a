# acl.set: the rights of one file, folder or registry key, as SDDL of owner, group and access.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Get-RdpdAclText {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    if ($Arguments['kind'] -eq 'registry') {
        $place = Split-RdpdRegistryPath -Path $Arguments['path']
        if ($place['Hive'] -ne 'LocalMachine') {
            throw 'failed: only keys of the computer carry rights here'
        }
        return (Get-RdpdRegistrySddl -Path $place['Path'])
    }
    return (Get-RdpdFileSddl -Path $Arguments['path'])
}

function Get-RdpdAcl {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $text = Get-RdpdAclText -Arguments $Arguments
    if ($null -eq $text) {
        return $null
    }
    return [ordered]@{ sddl = $text }
}

# The wanted text where what is there means the same: Windows prints some rights otherwise than they were given.
function Confirm-RdpdAcl {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $now = Get-RdpdAcl -Arguments $Arguments
    if (($null -ne $now) -and (Test-RdpdSameSddl -One $now['sddl'] -Other $Arguments['sddl'])) {
        return [ordered]@{ sddl = [string]$Arguments['sddl'] }
    }
    return $now
}

function Write-RdpdAcl {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments, [Parameter(Mandatory = $true)][string]$Sddl)
    if ($Arguments['kind'] -eq 'registry') {
        Set-RdpdRegistrySecurity -Path (Split-RdpdRegistryPath -Path $Arguments['path'])['Path'] -Sddl $Sddl
    }
    else {
        Set-RdpdFileSecurity -Path $Arguments['path'] -Sddl $Sddl
    }
}

function Set-RdpdAcl {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    if (-not (Test-RdpdSameSddl -One (Get-RdpdAclText -Arguments $Arguments) -Other $Arguments['sddl'])) {
        Write-RdpdAcl -Arguments $Arguments -Sddl $Arguments['sddl']
    }
}

function Restore-RdpdAcl {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments, [Parameter(Mandatory = $true)][System.Collections.IDictionary]$Captured)
    if ((Get-RdpdAclText -Arguments $Arguments) -cne $Captured['sddl']) {
        Write-RdpdAcl -Arguments $Arguments -Sddl $Captured['sddl']
    }
}

Export-ModuleMember -Function *
