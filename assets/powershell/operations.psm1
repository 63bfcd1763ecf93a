# Which functions serve which primitive. This list is what may be done at all; a name that is not here does not exist.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Modules in the order they are loaded. Admin: Windows lets administrators only do it; without -User it is so.
function New-RdpdOperation {
    param([string]$Primitive, [string[]]$Modules, [string]$Capture, [string]$Apply, [string]$Restore, [string]$Verify = '', [switch]$User)
    $look = $Verify
    if ($look -eq '') {
        $look = $Capture
    }
    return @{ Primitive = $Primitive; Modules = $Modules; capture = $Capture; apply = $Apply; verify = $look; restore = $Restore; Admin = (-not $User) }
}

function Get-RdpdOperations {
    $service = @('readers/keys', 'operations/registry-value', 'operations/restore-task', 'operations/service')
    $certificate = @('operations/registry-value', 'operations/certificate')
    New-RdpdOperation -Primitive 'registry.set' -Modules @('operations/registry-value') -Capture 'Get-RdpdValueState' -Apply 'Set-RdpdValue' -Restore 'Restore-RdpdValue'
    New-RdpdOperation -Primitive 'registry.remove' -Modules @('operations/registry-value') -Capture 'Get-RdpdValueState' -Apply 'Remove-RdpdValue' -Restore 'Restore-RdpdValue'
    New-RdpdOperation -Primitive 'service.restart' -Modules $service -Capture 'Get-RdpdRun' -Apply 'Invoke-RdpdRestart' -Restore 'Restore-RdpdRun'
    New-RdpdOperation -Primitive 'service.start' -Modules $service -Capture 'Get-RdpdRun' -Apply 'Invoke-RdpdStart' -Restore 'Restore-RdpdRun'
    New-RdpdOperation -Primitive 'service.setStartup' -Modules $service -Capture 'Get-RdpdStartup' -Apply 'Set-RdpdStartup' -Restore 'Restore-RdpdStartup'
    New-RdpdOperation -Primitive 'acl.set' -Modules @('operations/registry-value', 'operations/acl') -Capture 'Get-RdpdAcl' -Apply 'Set-RdpdAcl' -Restore 'Restore-RdpdAcl' -Verify 'Confirm-RdpdAcl'
    New-RdpdOperation -Primitive 'file.move' -Modules @('operations/file') -Capture 'Get-RdpdMove' -Apply 'Move-RdpdThing' -Restore 'Restore-RdpdMove'
    New-RdpdOperation -Primitive 'certificate.remove' -Modules $certificate -Capture 'Get-RdpdStoredCertificate' -Apply 'Remove-RdpdStoredCertificate' -Restore 'Restore-RdpdStoredCertificate'
    New-RdpdOperation -Primitive 'certificate.create' -Modules $certificate -Capture 'Get-RdpdOwnCertificate' -Apply 'New-RdpdOwnCertificate' -Restore 'Restore-RdpdOwnCertificate'
    New-RdpdOperation -Primitive 'certificate.bind' -Modules $certificate -Capture 'Get-RdpdPin' -Apply 'Set-RdpdPin' -Restore 'Restore-RdpdPin'
    New-RdpdOperation -Primitive 'firewall.enableRules' -Modules @('operations/firewall-rule') -Capture 'Get-RdpdRulesState' -Apply 'Enable-RdpdRules' -Restore 'Restore-RdpdRules' -Verify 'Confirm-RdpdRules'
    New-RdpdOperation -Primitive 'firewall.addRule' -Modules @('operations/firewall-rule') -Capture 'Get-RdpdAddedRule' -Apply 'Add-RdpdRule' -Restore 'Restore-RdpdRule'
    New-RdpdOperation -Primitive 'network.setCategory' -Modules @('operations/network-setting') -Capture 'Get-RdpdCategory' -Apply 'Set-RdpdCategory' -Restore 'Restore-RdpdCategory'
    New-RdpdOperation -Primitive 'network.setMtu' -Modules @('operations/network-setting') -Capture 'Get-RdpdMtu' -Apply 'Write-RdpdMtu' -Restore 'Restore-RdpdMtu'
    New-RdpdOperation -Primitive 'dns.flush' -Modules @('operations/network-setting') -Capture 'Get-RdpdNameCache' -Apply 'Clear-RdpdNameCache' -Restore 'Restore-RdpdNameCache' -User
    New-RdpdOperation -Primitive 'hosts.set' -Modules @('readers/names', 'operations/hosts-file') -Capture 'Get-RdpdHostsFile' -Apply 'Set-RdpdHosts' -Restore 'Restore-RdpdHosts'
    New-RdpdOperation -Primitive 'credential.remove' -Modules @('operations/credential') -Capture 'Get-RdpdCredential' -Apply 'Remove-RdpdCredential' -Restore 'Restore-RdpdCredential' -User
    New-RdpdOperation -Primitive 'group.addMember' -Modules @('operations/group-member') -Capture 'Get-RdpdMembership' -Apply 'Add-RdpdMembership' -Restore 'Restore-RdpdMembership'
    New-RdpdOperation -Primitive 'task.register' -Modules @('operations/restore-task') -Capture 'Get-RdpdRestoreTask' -Apply 'Register-RdpdRestoreTask' -Restore 'Restore-RdpdRestoreTask'
}

# The operation of a primitive, or null.
function Get-RdpdOperation {
    param([Parameter(Mandatory = $true)][string]$Primitive)
    foreach ($operation in @(Get-RdpdOperations)) {
        if ($operation['Primitive'] -ceq $Primitive) {
            return $operation
        }
    }
    return $null
}

Export-ModuleMember -Function *
